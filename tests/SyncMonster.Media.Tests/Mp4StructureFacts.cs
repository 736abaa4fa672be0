using SyncMonster.Media.Tests.Making;

namespace SyncMonster.Media.Tests;

/// <summary>The check of a delivered file.</summary>
public sealed class Mp4StructureFacts(Samples samples)
{
    [Fact]
    public void A_whole_file_passes()
    {
        using var file = File.OpenRead(samples.Mp4);
        file.Position = 99;

        Mp4Structure.Check(file);
    }

    [Fact]
    public void A_file_cut_anywhere_does_not_pass()
    {
        var bytes = File.ReadAllBytes(
            samples.Make("delivered.mp4", "-i", samples.Mp4, "-c", "copy", "-movflags", "+faststart"));
        for (var length = 0; length < bytes.Length; length += length < 2000 ? 1 : 4999)
            Refused(bytes[..length]);
        Refused(bytes[..^1]);
    }

    [Fact]
    public void A_file_with_more_behind_it_does_not_pass()
    {
        var bytes = File.ReadAllBytes(samples.Mp4);

        Assert.Contains("belong to no box", Refused([.. bytes, 0, 0, 0]), StringComparison.Ordinal);
        Refused([.. bytes, .. bytes[..1000]]);
    }

    [Fact]
    public void A_web_page_does_not_pass() =>
        Refused("<!DOCTYPE html><html><body>502 Bad Gateway</body></html>"u8.ToArray());

    [Fact]
    public void A_file_that_does_not_start_with_its_type_does_not_pass()
    {
        byte[] box = [0, 0, 0, 8, .. "free"u8];

        Assert.Contains("ftyp", Refused([.. box, .. File.ReadAllBytes(samples.Mp4)]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_movie_or_without_its_data_does_not_pass()
    {
        Assert.Contains("moov", Refused([0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("mdat", Refused(new Mp4Bytes().HeadOnly()), StringComparison.Ordinal);
    }

    private static string Refused(byte[] bytes) => Refusal.Damaged(() => Mp4Structure.Check(new MemoryStream(bytes)));
}
