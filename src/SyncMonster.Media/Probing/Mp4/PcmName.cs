namespace SyncMonster.Media.Probing.Mp4;

/// <summary>
/// Names plain samples in QuickTime's sound descriptions, whose code alone does not tell their format.
/// </summary>
internal static class PcmName
{
    private const uint IsFloat = 1, IsBigEndian = 2, IsSigned = 4;

    /// <summary>The name as ffprobe gives it; null where the code is of another codec.</summary>
    /// <param name="entry">The body of the sample description.</param>
    /// <param name="fields">Where the boxes inside it start.</param>
    public static string? Of(Box entry, int fields) => entry.Type switch
    {
        "lpcm" when fields >= 64 => Linear(entry.U32(48), entry.U32(52)),
        "in24" => "pcm_s24" + Order(entry, fields),
        "in32" => "pcm_s32" + Order(entry, fields),
        "fl32" => "pcm_f32" + Order(entry, fields),
        "fl64" => "pcm_f64" + Order(entry, fields),
        _ => null,
    };

    private static string Linear(uint bits, uint flags)
    {
        var kind = (flags & IsFloat) != 0 ? "f" : (flags & IsSigned) != 0 ? "s" : "u";
        var order = bits <= 8 ? "" : (flags & IsBigEndian) != 0 ? "be" : "le";
        return $"pcm_{kind}{bits}{order}";
    }

    private static string Order(Box entry, int fields) =>
        entry.Length > fields && entry.Child("wave", fields)?.Child("enda") is { } enda && enda.U16(0) != 0
            ? "le"
            : "be";
}
