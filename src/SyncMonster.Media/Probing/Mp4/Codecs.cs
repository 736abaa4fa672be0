namespace SyncMonster.Media.Probing.Mp4;

/// <summary>Names of codecs by the four-letter codes of sample descriptions (MP4RA, QuickTime).</summary>
internal static class Codecs
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["avc1"] = "h264",
        ["avc3"] = "h264",
        ["hvc1"] = "hevc",
        ["hev1"] = "hevc",
        ["dvh1"] = "hevc",
        ["dvhe"] = "hevc",
        ["av01"] = "av1",
        ["vp08"] = "vp8",
        ["vp09"] = "vp9",
        ["mp4v"] = "mpeg4",
        ["s263"] = "h263",
        ["apch"] = "prores",
        ["apcn"] = "prores",
        ["apcs"] = "prores",
        ["apco"] = "prores",
        ["ap4h"] = "prores",
        ["ap4x"] = "prores",
        ["AVdn"] = "dnxhd",
        ["AVdh"] = "dnxhd",
        ["jpeg"] = "mjpeg",
        ["mjpa"] = "mjpeg",
        ["png "] = "png",
        ["mp4a"] = "aac",
        [".mp3"] = "mp3",
        ["ms\0U"] = "mp3",
        ["ac-3"] = "ac3",
        ["ec-3"] = "eac3",
        ["alac"] = "alac",
        ["fLaC"] = "flac",
        ["Opus"] = "opus",
        ["sowt"] = "pcm_s16le",
        ["twos"] = "pcm_s16be",
        ["ulaw"] = "pcm_mulaw",
        ["alaw"] = "pcm_alaw",
    };

    public static string Name(string code) => Names.GetValueOrDefault(code) ?? ContentFormat.Printable(code).Trim();
}
