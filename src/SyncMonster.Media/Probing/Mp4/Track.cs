namespace SyncMonster.Media.Probing.Mp4;

/// <summary>A track of a movie (<c>trak</c>): its header, edit list and sample tables.</summary>
internal sealed class Track
{
    public const string Picture = "vide";
    public const string Sound = "soun";

    public required uint Id { get; init; }

    public required bool IsEnabled { get; init; }

    /// <summary>The kind of media: <c>vide</c>, <c>soun</c>, <c>tmcd</c>, ….</summary>
    public required string Handler { get; init; }

    /// <summary>Ticks in a second of its media.</summary>
    public required uint TimeScale { get; init; }

    /// <summary>The nine numbers that place the picture (<c>tkhd</c>), as they stand in the file.</summary>
    public required ReadOnlyMemory<byte> Matrix { get; init; }

    /// <summary>Width and height of the picture as presented, both 16.16, as they stand in the file.</summary>
    public required ReadOnlyMemory<byte> PresentedSize { get; init; }

    public required IReadOnlyList<Edit> Edits { get; init; }

    public required SampleTable Samples { get; init; }

    public bool IsMedia => Handler is Picture or Sound;

    public static Track Read(Box trak)
    {
        var tkhd = trak.Child("tkhd") ?? throw MediaException.Damaged("A track has no tkhd box.");
        var mdia = trak.Child("mdia") ?? throw MediaException.Damaged("A track has no mdia box.");
        var mdhd = mdia.Child("mdhd") ?? throw MediaException.Damaged("A track has no mdhd box.");
        var handler = mdia.Child("hdlr")?.Code(8) ?? throw MediaException.Damaged("A track has no hdlr box.");
        var matrixAt = tkhd.Version == 1 ? 52 : 40;
        _ = tkhd.U32(matrixAt + 40);

        var isMedia = handler is Picture or Sound;
        var timeScale = mdhd.U32(mdhd.Version == 1 ? 20 : 12);
        if (isMedia && timeScale == 0)
            throw MediaException.Damaged("A track has a time scale of zero.");
        var stbl = mdia.Child("minf")?.Child("stbl");
        if (isMedia && stbl is null)
            throw MediaException.Damaged("A track has no sample table.");

        return new Track
        {
            Id = tkhd.U32(tkhd.Version == 1 ? 20 : 12),
            IsEnabled = (tkhd.Flags & 1) != 0,
            Handler = handler,
            TimeScale = timeScale,
            Matrix = tkhd.Body.Slice(matrixAt, 36),
            PresentedSize = tkhd.Body.Slice(matrixAt + 36, 8),
            Edits = isMedia && trak.Child("edts")?.Child("elst") is { } elst ? Edit.Read(elst) : [],
            Samples = isMedia ? SampleTable.Read(stbl.GetValueOrDefault()) : SampleTable.Empty,
        };
    }
}
