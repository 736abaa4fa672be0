using System.Security.Cryptography;

namespace SyncMonster.Vision.Tests;

public sealed class Models
{
    [Theory]
    [InlineData("face_detection_full_range.tflite", "99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3")]
    [InlineData("face_landmark.tflite", "c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1")]
    public void An_embedded_network_is_the_one_its_page_names(string name, string sha256)
    {
        using var model = System.Reflection.Assembly.Load("SyncMonster.Vision").GetManifestResourceStream(name)!;
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(model)));
    }
}
