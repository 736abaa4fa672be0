using SyncMonster.Media.Tests.Making;

namespace SyncMonster.Media.Tests.Probing;

/// <summary>Real files cut, emptied or mixed up: each is refused with the right fault.</summary>
public sealed class DamageFacts(Samples samples)
{
    [Fact]
    public void An_mp4_cut_anywhere_is_damaged() => CutAnywhere(samples.Mp4);

    [Fact]
    public void An_mp4_that_plays_while_it_is_fetched_is_damaged_when_cut_anywhere() =>
        CutAnywhere(samples.Make("fast.mp4", "-i", samples.Mp4, "-c", "copy", "-movflags", "+faststart"));

    [Fact]
    public void A_fragmented_mp4_with_an_index_is_damaged_when_cut_anywhere()
    {
        // Behind the media stands a table for seeking. Cut inside its eight bytes of header, nothing is missing that
        // counts.
        var path = samples.Make(
            "indexed.mp4",
            "-i", samples.Mp4, "-c", "copy", "-movflags", "frag_keyframe+empty_moov+default_base_moof+global_sidx");
        CutAnywhere(path, allowedWhole: 8);
    }

    [Fact]
    public void A_fragmented_mp4_with_an_index_is_damaged_when_whole_fragments_are_missing()
    {
        var bytes = File.ReadAllBytes(samples.Make(
            "indexed-groups.mp4",
            [.. Samples.Picture("64x48", "25", "2"), .. Samples.H264, "-g", "10",
                "-movflags", "frag_keyframe+empty_moov+default_base_moof+global_sidx"]));
        var lastFragment = bytes.AsSpan().LastIndexOf("moof"u8) - 4;

        Assert.Contains("segment index", Refusal.Damaged(bytes[..lastFragment]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fragmented_mp4_without_an_index_is_damaged_when_cut_inside_a_fragment()
    {
        // Cut right between two fragments, or inside the eight bytes that tell the next one's size, it is a shorter
        // file.
        var path = samples.Make(
            "fragments.mp4",
            "-i", samples.Mp4, "-c", "copy", "-movflags", "empty_moov+default_base_moof+frag_keyframe+skip_trailer");
        var fragments = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path)).Split("moof").Length;
        CutAnywhere(path, allowedWhole: 8 * fragments);
    }

    [Fact]
    public void A_fragmented_mp4_that_promises_more_than_it_has_is_damaged()
    {
        Assert.Contains("promises 60 s", Refusal.Damaged(Promising(60_000)), StringComparison.Ordinal);
        Assert.Equal(1.5m, MediaProbe.Probe(new MemoryStream(Promising(1500))).Seconds);

        // One second in the tables, and a fragment of five more samples of 100 ms.
        static byte[] Promising(uint milliseconds) => new Mp4Bytes()
            .With("mvex", w =>
            {
                w.Box("mehd", () => Mp4Bytes.Numbers(w, 0, milliseconds));
                w.Box("trex", () => Mp4Bytes.Numbers(w, 0, 1, 1, 100, 20, 0));
            })
            .With("moof", w => w.Box("traf", () =>
            {
                w.Box("tfhd", () => Mp4Bytes.Numbers(w, 0x20000, 1));
                w.Box("trun", () => Mp4Bytes.Numbers(w, 0, 5));
            }))
            .ToArray();
    }

    [Fact]
    public void A_mov_cut_anywhere_is_damaged() =>
        CutAnywhere(samples.Make("cut.mov", "-i", samples.Mp4, "-c", "copy", "-f", "mov"));

    [Fact]
    public void A_wav_whose_data_is_cut_is_damaged()
    {
        var bytes = File.ReadAllBytes(samples.Wav);
        for (var length = 12; length < bytes.Length; length += 997)
            Refusal.Damaged(bytes[..length]);
        Assert.Contains("cut", Refusal.Damaged(bytes[..^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_mp3_with_fewer_frames_than_it_declares_is_damaged()
    {
        var bytes = File.ReadAllBytes(
            samples.Make("declared.mp3", "-i", samples.Wav, "-c:a", "libmp3lame", "-q:a", "4"));
        for (var length = bytes.Length / 10; length < bytes.Length * 97 / 100; length += 997)
            Assert.Contains("frames", Refusal.Damaged(bytes[..length]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_mp3_that_lost_its_last_frame_only_is_still_taken()
    {
        var path = samples.Make("declared.mp3", "-i", samples.Wav, "-c:a", "libmp3lame", "-q:a", "4");

        var info = MediaProbe.Probe(new MemoryStream(File.ReadAllBytes(path)[..^10]));

        Assert.Equal(["Its last frame is cut."], info.Warnings);
        Assert.InRange(MediaProbe.Probe(path).Seconds - info.Seconds, -0.1m, 0.1m);
    }

    [Fact]
    public void An_mp3_that_is_zeros_from_somewhere_on_is_damaged()
    {
        // As a download leaves it that reserved the room first. Nothing in the file says how many frames there should
        // be.
        var bytes = File.ReadAllBytes(samples.Make(
            "undeclared.mp3", "-stream_loop", "3", "-i", samples.Wav, "-c:a", "libmp3lame", "-b:a", "192k",
            "-write_xing", "0"));
        bytes.AsSpan(bytes.Length / 2).Clear();

        Assert.Contains("no MPEG audio", Refusal.Damaged(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_without_sound_is_a_damaged_mp3()
    {
        Refusal.Damaged([.. "ID3"u8, 4, 0, 0, 0, 0, 0, 20, .. new byte[20], .. new byte[500]]);
        Refusal.Damaged([.. "ID3"u8, 4, 0, 0, 0, 0, 127, 127, .. new byte[20]]);
    }

    [Fact]
    public void What_is_none_of_the_formats_is_told_so()
    {
        Refusal.Unknown([]);
        Refusal.Unknown("hi"u8.ToArray());
        Refusal.Unknown("hello, this is text and no sound at all"u8.ToArray());
        Refusal.Unknown([.. "RIFF"u8, 4, 0, 0, 0, .. "AVI LIST"u8]);
        Refusal.Unknown(new byte[100_000]);
        Refusal.Unknown([.. "OggS"u8, .. new byte[1000]]);
        Refusal.Unknown(File.ReadAllBytes(samples.Make("sound.aac", "-i", samples.Wav, "-f", "adts")));
        Refusal.Unknown(File.ReadAllBytes(samples.Make("picture.mkv", "-i", samples.Mp4, "-c", "copy")));
        Refusal.Unknown(File.ReadAllBytes(samples.Make("layer2.mp2", "-i", samples.Wav, "-c:a", "mp2")));
        Refusal.Unknown(new Mp4Bytes { Brand = "heic" }.With("moov", _ => { }).ToArray().AsSpan(0, 16).ToArray());
    }

    [Fact]
    public void A_missing_file_is_an_io_exception() =>
        Assert.ThrowsAny<IOException>(() => MediaProbe.Probe(samples.NewPath(".mp4")));

    [Fact]
    public void A_refusal_names_no_path()
    {
        var path = samples.NewPath(".mp4");
        File.WriteAllBytes(path, File.ReadAllBytes(samples.Mp4)[..1000]);

        var message = Refusal.Damaged(() => MediaProbe.Probe(path));

        Assert.DoesNotContain(Path.GetFileName(path), message, StringComparison.Ordinal);
    }

    /// <summary>Cuts at every byte of the headers and at many of the data.</summary>
    private static void CutAnywhere(string path, int allowedWhole = 0)
    {
        var bytes = File.ReadAllBytes(path);
        var whole = 0;
        for (var length = 12; length < bytes.Length; length += length < 2500 || length > bytes.Length - 2500 ? 1 : 503)
        {
            try
            {
                MediaProbe.Probe(new MemoryStream(bytes, 0, length));
                whole++;
            }
            catch (MediaException refusal)
            {
                Assert.Equal(MediaFault.Damaged, refusal.Fault);
            }
        }

        Assert.InRange(whole, 0, allowedWhole);
    }
}
