using SyncMonster.Media.Remuxing;

namespace SyncMonster.Media.Tests.Making;

/// <summary>
/// A small movie built box by box: ten frames of 100 bytes, 1 s long. Any box can be replaced by another body, for
/// files that no honest program writes.
/// </summary>
internal sealed class Mp4Bytes
{
    public const int Frames = 10;
    public const int FrameSize = 100;

    private readonly Dictionary<string, Action<BoxWriter>> _bodies = [];
    private readonly BoxWriter _writer = new();

    /// <summary>Where frames start; by default right after the header of the media data.</summary>
    public ulong? DataStart { get; init; }

    /// <summary>Whether chunk offsets have 64 bits.</summary>
    public bool HasWideOffsets { get; init; }

    /// <summary>
    /// A table to be written that a movie need not have; it takes the place of <c>stsz</c> if it is <c>stz2</c>.
    /// </summary>
    public string? Extra { get; init; }

    public string Brand { get; init; } = "isom";

    /// <summary>Writes a box with this body instead of its own.</summary>
    public Mp4Bytes With(string type, Action<BoxWriter> body)
    {
        _bodies[type] = body;
        return this;
    }

    /// <summary>The file; its media data last.</summary>
    public byte[] ToArray()
    {
        Head(0);
        var dataStart = (ulong)_writer.Length + 8;
        return new Mp4Bytes { Brand = Brand, HasWideOffsets = HasWideOffsets, Extra = Extra }.WithAll(_bodies).Whole(
            DataStart ?? dataStart);
    }

    /// <summary>All up to the media data.</summary>
    public byte[] HeadOnly()
    {
        Head(DataStart ?? 0);
        return _writer.Written.ToArray();
    }

    private Mp4Bytes WithAll(Dictionary<string, Action<BoxWriter>> others)
    {
        foreach (var (type, body) in others)
            _bodies[type] = body;
        return this;
    }

    private byte[] Whole(ulong dataStart)
    {
        Head(dataStart);
        Box("mdat", w => w.Zeros(Frames * FrameSize));
        return _writer.Written.ToArray();
    }

    private void Head(ulong dataStart)
    {
        Box("ftyp", w =>
        {
            w.Code(Brand);
            w.U32(0);
        });
        Box("moov", _ =>
        {
            Full("mvhd", w => Numbers(w, 0, 0, 1000, 1000, 0x10000, 0x1000000, 0, 0));
            Box("trak", _ => Track(dataStart));
            if (_bodies.ContainsKey("mvex"))
                Box("mvex", _ => { });
        });
        foreach (var type in _bodies.Keys.Where(type => type is "moof" or "sidx"))
            Box(type, _ => { });
    }

    private void Track(ulong dataStart)
    {
        Full("tkhd", w =>
        {
            Numbers(w, 0, 0, 1, 0, 1000);
            w.Zeros(16);
            w.Bytes(OutputTrack.Unturned);
            Numbers(w, 64 << 16, 48 << 16);
        }, flags: 1);
        if (_bodies.ContainsKey("edts"))
            Box("edts", _ => { });
        Box("mdia", _ =>
        {
            Full("mdhd", w => Numbers(w, 0, 0, 1000, 1000, 0));
            Full("hdlr", w =>
            {
                w.U32(0);
                w.Code("vide");
                w.Zeros(13);
            });
            Box("minf", _ => Box("stbl", _ => Tables(dataStart)));
        });
    }

    private void Tables(ulong dataStart)
    {
        Full("stsd", w =>
        {
            w.U32(1);
            w.Box("avc1", () =>
            {
                w.Zeros(24);
                w.U16(64);
                w.U16(48);
                w.Zeros(50);
            });
        });
        Full("stts", w => Numbers(w, 1, Frames, 100));
        Full("stsc", w => Numbers(w, 1, 1, Frames, 1));
        if (Extra != "stz2")
            Full("stsz", w => Numbers(w, FrameSize, Frames));
        if (Extra is { } extra)
            Box(extra, _ => { });
        Full(HasWideOffsets ? "co64" : "stco", w =>
        {
            w.U32(1);
            w.Time(dataStart, HasWideOffsets);
        });
    }

    private void Box(string type, Action<BoxWriter> body) =>
        _writer.Box(type, () => _bodies.GetValueOrDefault(type, body)(_writer));

    private void Full(string type, Action<BoxWriter> body, uint flags = 0) =>
        Box(type, w =>
        {
            w.U32(flags);
            body(w);
        });

    public static void Numbers(BoxWriter writer, params uint[] numbers)
    {
        foreach (var number in numbers)
            writer.U32(number);
    }
}
