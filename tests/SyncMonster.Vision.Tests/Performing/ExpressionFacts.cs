using SyncMonster.Vision.Performing;
using SyncMonster.Vision.Tests.Support;

namespace SyncMonster.Vision.Tests.Performing;

/// <summary>Emotions, seen again by the mesh in the moved picture.</summary>
public sealed class ExpressionFacts(ITestOutputHelper output)
{
    public static TheoryData<string, string, int> Cases => new(
        from sitter in (int[])[0, 1]
        from way in (string[])
        [
            "happy raises the corners", "sad lowers the corners", "angry lowers the corners", "sad raises the inner brows",
            "excited raises the brows", "angry lowers the inner brows",
        ]

        // The face on the right wears glasses over its brows.
        where sitter == 0 || way.EndsWith("corners", StringComparison.Ordinal)
        select (way.Split(' ')[0], way, sitter));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_emotion_moves_the_face_its_way_and_more_with_more(string emotion, string way, int number)
    {
        var sitter = await Sitter.OfAsync("two_faces.mp4", number);
        var rises = way.Contains("raises", StringComparison.Ordinal);
        var amounts = (double[])[0, 0.33, 0.66, 1];
        var measured = amounts.Select(amount => Measure(
            sitter.After(new Performance { Drama = Of(emotion, amount) }, default), way)).ToArray();
        output.WriteLine($"{way}, face {number}: {string.Join(" ", measured.Select(m => m.ToString("F3")))}");
        for (var i = 1; i < amounts.Length; i++)
            Assert.True((measured[i] - measured[i - 1]) * (rises ? 1 : -1) > 0, $"at {amounts[i]}");
        Assert.True(Math.Abs(measured[^1] - measured[0]) > 0.015, "it shows");
    }

    [Fact]
    public async Task Happy_and_sad_are_one_axis()
    {
        var sitter = await Sitter.OfAsync("two_faces.mp4", 1);
        var corners = ((double Happy, double Sad)[])[(1, 0), (0.8, 0.2), (0.5, 0.5), (0.2, 0.8), (0, 1)];
        var measured = corners.Select(drama =>
            sitter.After(new Performance { Drama = new Drama(drama.Happy, drama.Sad, 0, 0) }, default).Corners).ToArray();
        output.WriteLine(string.Join(" ", measured.Select(m => m.ToString("F3"))));
        Assert.Equal(measured.OrderDescending(), measured);
    }

    [Fact]
    public async Task An_emotion_shows_beside_lip_sync_too()
    {
        var sitter = await Sitter.OfAsync("two_faces.mp4", 1);
        var speaking = new Performance { LipSync = LipSyncModel.E1, Intensity = 1.5 };
        var plain = sitter.After(speaking, new(0.6f, 0));
        var happy = sitter.After(speaking with { Drama = new Drama(1, 0, 0, 0) }, new(0.6f, 0));
        Assert.True(happy.Corners > plain.Corners + 0.02);
        Assert.True(happy.Gap > 0.6 * plain.Gap);
    }

    [Fact]
    public async Task No_emotion_leaves_every_bit_as_it_was()
    {
        var sitter = await Sitter.OfAsync("two_faces.mp4");
        using var moved = sitter.Moved(new Performance(), new(1, 0));
        Assert.True(moved.Data.SequenceEqual(sitter.Picture.Data));
    }

    private static Drama Of(string emotion, double amount) => emotion switch
    {
        "happy" => new Drama(amount, 0, 0, 0),
        "sad" => new Drama(0, amount, 0, 0),
        "excited" => new Drama(0, 0, amount, 0),
        _ => new Drama(0, 0, 0, amount),
    };

    private static double Measure(FaceMeasures face, string way) =>
        way.EndsWith("corners", StringComparison.Ordinal) ? face.Corners
        : way.EndsWith("inner brows", StringComparison.Ordinal) ? face.InnerBrows
        : face.Brows;
}
