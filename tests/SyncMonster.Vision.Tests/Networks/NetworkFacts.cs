using SyncMonster.Vision.Networks;

namespace SyncMonster.Vision.Tests.Networks;

/// <summary>Reading whole networks.</summary>
public sealed class NetworkFacts
{
    [Fact]
    public void Both_networks_have_the_shapes_that_are_expected()
    {
        var detector = Network.Embedded("face_detection_full_range.tflite");
        var mesh = Network.Embedded("face_landmark.tflite");

        Assert.Equal([1, 192, 192, 3], detector.Input.Shape);
        Assert.Equal([1, 192, 192, 3], mesh.Input.Shape);
        Assert.Equal(48 * 48, detector.Output(48 * 48).Length);
        Assert.Equal(48 * 48 * 16, detector.Output(48 * 48 * 16).Length);
        Assert.Equal(1404, mesh.Output(1404).Length);
        Assert.Equal(1, mesh.Output(1).Length);
    }

    [Fact]
    public void A_network_gives_the_same_for_the_same_whatever_it_saw_between()
    {
        var network = Network.Embedded("face_landmark.tflite");
        var random = new Random(1);
        var noise = Enumerable.Range(0, network.Input.Values.Length).Select(_ => random.NextSingle()).ToArray();

        noise.CopyTo(network.Input.Values, 0);
        network.Run();
        var first = network.Output(1404).ToArray();
        network.Input.Values.AsSpan().Clear();
        network.Run();
        var black = network.Output(1404).ToArray();
        noise.CopyTo(network.Input.Values, 0);
        network.Run();

        Assert.NotEqual(first, black);
        Assert.Equal(first, network.Output(1404).ToArray());
        Assert.All(first, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void What_is_no_network_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => Network.Read(new byte[100]));
        Assert.Throws<InvalidDataException>(() => Network.Embedded("nothing.tflite"));
    }
}
