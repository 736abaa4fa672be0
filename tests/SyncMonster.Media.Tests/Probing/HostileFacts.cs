using FsCheck;
using FsCheck.Fluent;
using SyncMonster.Media.Remuxing;
using SyncMonster.Media.Tests.Making;

namespace SyncMonster.Media.Tests.Probing;

/// <summary>Files made to harm: each is refused in plain words, or read, with little memory.</summary>
public sealed class HostileFacts(Samples samples)
{
    private const int LittleMemory = 1 << 20;

    public static TheoryData<string> Tables => ["stts", "ctts", "stsc", "stsz", "stz2", "stco", "co64", "stss", "elst"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_that_declares_more_than_it_holds_takes_no_memory(string table)
    {
        var bytes = Encoded(table, 0xFFFFFFFF);

        Cheaply(() => Refusal.Damaged(bytes));
    }

    [Theory]
    [InlineData("moov")]
    [InlineData("trak")]
    [InlineData("ftyp")]
    [InlineData("mvhd")]
    [InlineData("tkhd")]
    [InlineData("mdhd")]
    [InlineData("hdlr")]
    [InlineData("stsd")]
    [InlineData("stbl")]
    public void A_box_of_any_declared_size_is_refused_at_once(string type)
    {
        foreach (var size in new uint[] { 2, 7, 9, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF })
        {
            var bytes = new Mp4Bytes().ToArray();
            var at = bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(type)) - 4;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), size);

            Cheaply(() => Refusal.Damaged(bytes));
        }
    }

    [Fact]
    public void A_64_bit_size_near_the_end_of_numbers_is_refused()
    {
        byte[] box = [0, 0, 0, 1, .. "mdat"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];

        Cheaply(() => Refusal.Damaged([.. new Mp4Bytes().ToArray(), .. box, 0]));
    }

    [Fact]
    public void Boxes_nested_without_end_are_not_followed()
    {
        var writer = new BoxWriter();
        Nest(5000);
        var deep = writer.Written.ToArray();

        foreach (var type in new[] { "trak", "mdia", "minf", "stbl", "stsd", "edts", "mvex" })
            Cheaply(() => Tried(new Mp4Bytes().With(type, w => w.Bytes(deep)).ToArray()));

        void Nest(int depth)
        {
            if (depth > 0)
                writer.Box(depth % 2 == 0 ? "trak" : "mdia", () => Nest(depth - 1));
        }
    }

    [Fact]
    public void Boxes_without_number_are_refused()
    {
        var boxes = new BoxWriter();
        for (var i = 0; i < 70_000; i++)
            boxes.Box("free", () => { });

        Assert.Contains("too many", Refusal.Damaged(
            new Mp4Bytes().With("mdia", w => w.Bytes(boxes.Written)).ToArray()), StringComparison.Ordinal);
        byte[] box = [0, 0, 0, 8, .. "free"u8];
        Assert.Contains("too many", Refusal.Damaged(
            () => MediaProbe.Probe(new SparseStream([], box, 1L << 40))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_movie_header_of_gigabytes_is_refused_unread()
    {
        byte[] head = [0x7F, 0, 0, 0, .. "moov"u8];

        Cheaply(() => Refusal.Damaged(() => MediaProbe.Probe(new SparseStream(head, new byte[4096], 0x7F000000))));
    }

    [Fact]
    public void A_wav_of_endless_chunks_is_refused()
    {
        byte[] head = [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8];
        byte[] chunk = [.. "junk"u8, 0, 0, 0, 0];

        Assert.Contains("too many", Refusal.Damaged(
            () => MediaProbe.Probe(new SparseStream(head, chunk, 1L << 40))), StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_without_end_before_an_mp3_are_not_followed()
    {
        byte[] tag = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0];

        Refusal.Damaged(() => MediaProbe.Probe(new SparseStream([], tag, 1L << 40)));
    }

    [Theory]
    [InlineData("stts", 1u, 10u, 0xFFFFFFFFu)]
    [InlineData("stts", 1u, 0xFFFFFFFFu, 0xFFFFFFFFu)]
    public void A_length_beyond_reason_is_refused(string type, params uint[] numbers) =>
        Refusal.Damaged(new Mp4Bytes().With(type, w => Mp4Bytes.Numbers(w, [0, .. numbers])).ToArray());

    [Fact]
    public void Frames_for_which_the_file_has_no_bytes_are_refused()
    {
        Refusal.Damaged(new Mp4Bytes().With("stsz", w => Mp4Bytes.Numbers(w, 0, 1, int.MaxValue)).ToArray());
        Refusal.Damaged(new Mp4Bytes().With("stsz", w => Mp4Bytes.Numbers(w, 0, 0xFFFFFFFF, 10)).ToArray());
    }

    [Fact]
    public void A_fragment_that_declares_billions_of_samples_without_a_table_is_refused()
    {
        // Track 1: samples of no bytes and one tick each.
        var bytes = new Mp4Bytes()
            .With("mvex", w => w.Box("trex", () => Mp4Bytes.Numbers(w, 0, 1, 1, 1, 0, 0)))
            .With("moof", w => w.Box("traf", () =>
            {
                w.Box("tfhd", () => Mp4Bytes.Numbers(w, 0x20000, 1));
                w.Box("trun", () => Mp4Bytes.Numbers(w, 0, 0xFFFFFFFF));
            }))
            .ToArray();

        Cheaply(() => Refusal.Damaged(bytes));
    }

    [Fact]
    public void An_edit_list_at_the_end_of_time_is_refused()
    {
        var bytes = new Mp4Bytes()
            .With("edts", w => w.Box("elst", () =>
            {
                Mp4Bytes.Numbers(w, 1 << 24, 1);
                w.U64(ulong.MaxValue);
                w.U64(long.MaxValue);
                w.U32(0x10000);
            }))
            .ToArray();

        Refusal.Damaged(bytes);
    }

    [Fact]
    public void An_edit_list_that_shows_nothing_is_refused()
    {
        var bytes = new Mp4Bytes()
            .With("edts", w => w.Box("elst", () => Mp4Bytes.Numbers(w, 0, 1, 1000, 5000, 0x10000)))
            .ToArray();

        Assert.Contains("none of its frames", Refusal.Damaged(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        byte[][] heads =
        [
            [], [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 0, 0], [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8], [.. "ID3"u8, 3, 0, 0, 0, 0],
            [0xFF, 0xFB, 0x94, 0], new Mp4Bytes().HeadOnly(), WavBytes.Pcm16(4),
        ];
        var files = from head in Gen.Elements(heads)
                    from tail in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf()
                    select head.Concat(tail).ToArray();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(400),
            Prop.ForAll(files.ToArbitrary(), bytes => Tried(bytes)));
    }

    [Fact]
    public void Real_files_with_any_bytes_changed_are_read_or_refused()
    {
        byte[][] files =
        [
            new Mp4Bytes().ToArray(),
            Small(
                "small.mp4",
                [.. Samples.Picture("32x32", "25", "0.4"), .. Samples.Sound("0.4"), .. Samples.H264, "-c:a", "aac"]),
            Small("small-fragments.mp4",
                [.. Samples.Picture("32x32", "25", "0.4"), .. Samples.H264, "-movflags", "empty_moov+frag_every_frame+dash"]),
            Small("small-edits.mov",
                ["-itsoffset", "0.1", .. Samples.Picture("32x32", "25", "0.4"), .. Samples.Sound("0.4"), .. Samples.H264,
                    "-c:a", "pcm_s24le", "-timecode", "01:00:00:00"]),
            Small("small.mp3", [.. Samples.Sound("0.4"), "-c:a", "libmp3lame"]),
            Small("small.wav", [.. Samples.Sound("0.05"), "-c:a", "adpcm_ms"]),
        ];
        var changes = from file in Gen.Elements(files)
                      from count in Gen.Choose(1, 6)
                      from places in Gen.Choose(0, Math.Min(file.Length, 6000) - 1).ArrayOf(count)
                      from values in Gen.OneOf(Gen.Elements(0, 1, 127, 128, 254, 255), Gen.Choose(0, 255)).ArrayOf(
                          count)
                      from length in Gen.Frequency((4, Gen.Constant(file.Length)), (1, Gen.Choose(0, file.Length)))
                      select Changed(file, places, values, length);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(5000),
            Prop.ForAll(changes.ToArbitrary(), bytes => Tried(bytes)));

        byte[] Small(string name, IEnumerable<string> arguments) => File.ReadAllBytes(samples.Make(name, arguments));
    }

    private static byte[] Changed(byte[] file, int[] places, int[] values, int length)
    {
        var copy = file.ToArray();
        for (var i = 0; i < places.Length; i++)
            copy[places[i]] = (byte)values[i];
        return copy[..length];
    }

    /// <summary>A movie in which one table declares that many entries and has none.</summary>
    private static byte[] Encoded(string table, uint count)
    {
        void Body(BoxWriter writer) =>
            Mp4Bytes.Numbers(writer, table is "stsz" or "stz2" ? [0, table == "stz2" ? 8u : 0, count] : [0, count]);
        return table switch
        {
            "elst" => new Mp4Bytes().With("edts", w => w.Box("elst", () => Body(w))).ToArray(),
            "co64" => new Mp4Bytes { HasWideOffsets = true }.With(table, Body).ToArray(),
            "ctts" or "stss" or "stz2" => new Mp4Bytes { Extra = table }.With(table, Body).ToArray(),
            _ => new Mp4Bytes().With(table, Body).ToArray(),
        };
    }

    /// <summary>True when the bytes are read or refused as promised; anything else is thrown on.</summary>
    private static bool Tried(byte[] bytes)
    {
        try
        {
            var info = MediaProbe.Probe(new MemoryStream(bytes));
            return info.Seconds >= 0 && info.Video is not { FrameCount: < 0 };
        }
        catch (MediaException)
        {
            return true;
        }
    }

    private static void Cheaply(Action act)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, LittleMemory);
    }

    private static void Cheaply(Func<object> act) => Cheaply(() => { _ = act(); });
}
