using System.Buffers.Binary;
using System.Text;
using SyncMonster.Media.Tests.Making;

namespace SyncMonster.Media.Tests.Probing;

/// <summary>Length and tracks of mp4 and mov files, with ffprobe as the judge.</summary>
public sealed class Mp4Facts(Samples samples)
{
    [Fact]
    public void An_ordinary_mp4_is_told_as_ffprobe_tells_it()
    {
        var info = Judge.Agrees(samples.Mp4);

        Assert.Equal(MediaContainer.Mp4, info.Container);
        Assert.Equal(3.003m, info.Seconds);
        Assert.Equal(new VideoTrack("h264", 640, 360, 0, 30000 / 1001.0, 90, 3.003m), info.Video);
        Assert.Equal("aac", info.Audio!.Codec);
        Assert.Empty(info.Warnings);
    }

    [Theory]
    [InlineData("+faststart")]
    [InlineData("frag_keyframe+empty_moov")]
    [InlineData("frag_keyframe+empty_moov+default_base_moof+global_sidx")]
    [InlineData("frag_keyframe+empty_moov+separate_moof+omit_tfhd_offset")]
    [InlineData("frag_keyframe")]
    [InlineData("empty_moov+frag_every_frame")]
    [InlineData("dash+delay_moov")]
    [InlineData("negative_cts_offsets")]
    public void However_an_mp4_is_laid_out_its_length_is_the_same(string flags)
    {
        // Without an edit list ffprobe lets the file start at the first frame shown, two frames in.
        var path = samples.Make($"layout-{flags}.mp4", "-i", samples.Mp4, "-c", "copy", "-movflags", flags);
        var info = Judge.Agrees(path, within: 2 / 29.97m);

        Assert.Equal(3.003m, info.Video!.Seconds);
        Assert.Equal(90, info.Video.FrameCount);
        Assert.Equal(30000 / 1001.0, info.Video.FramesPerSecond, 9);
    }

    [Fact]
    public void An_edit_list_that_had_to_round_does_not_shorten_the_picture()
    {
        // Ten frames of 1001/3000 s; the edit list counts milliseconds and says 3.336 s.
        var bytes = new Mp4Bytes()
            .With("mdhd", w => Mp4Bytes.Numbers(w, 0, 0, 0, 3000, 10_010, 0))
            .With("stts", w => Mp4Bytes.Numbers(w, 0, 1, 10, 1001))
            .With("edts", w => w.Box("elst", () => Mp4Bytes.Numbers(w, 0, 1, 3336, 0, 0x10000)))
            .ToArray();

        Assert.Equal(10_010m / 3000, MediaProbe.Probe(new MemoryStream(bytes)).Seconds);
    }

    [Fact]
    public void More_times_than_frames_are_told_and_left_out()
    {
        var bytes = new Mp4Bytes().With("stts", w => Mp4Bytes.Numbers(w, 0, 1, 2 * Mp4Bytes.Frames, 100)).ToArray();

        var info = MediaProbe.Probe(new MemoryStream(bytes));

        Assert.Equal(1m, info.Seconds);
        Assert.Equal(["A track has 10 samples, but times for 20."], info.Warnings);
    }

    [Fact]
    public void An_edit_list_that_starts_inside_a_group_of_pictures_is_obeyed()
    {
        var info = Judge.Agrees(samples.Make("edit-start.mp4", "-ss", "1.4", "-i", samples.Mp4, "-c", "copy"));

        // 1.4 s is frame 41.96: frames 42 to 89 are shown.
        Assert.Equal(48, info.Video!.FrameCount);
        Assert.Equal(30000 / 1001.0, info.Video.FramesPerSecond, 9);
    }

    [Fact]
    public void A_picture_that_starts_late_counts_from_the_start_of_the_file()
    {
        var path = samples.Make(
            "edit-delay.mp4", "-itsoffset", "1.5", "-i", samples.Mp4, "-i", samples.Mp4,
            "-map", "0:v", "-map", "1:a", "-c", "copy");

        var info = Judge.Agrees(path);

        Assert.Equal(4.503m, info.Seconds);
        Assert.Equal(4.503m, info.Video!.Seconds);
        Assert.Equal(3m, Math.Round(info.Audio!.Seconds, 2));
    }

    [Theory]
    [InlineData("90")]
    [InlineData("180")]
    [InlineData("270")]
    public void Rotation_is_told_clockwise(string tag)
    {
        var path = samples.Make($"turned-{tag}.mp4", "-i", samples.Mp4, "-c", "copy", "-metadata:s:v", $"rotate={tag}");

        var info = Judge.Agrees(path);

        // ffprobe tells it counterclockwise.
        var judge = Tool.Ffprobe(path)["streams"]![0]!["side_data_list"]![0]!["rotation"]!.GetValue<int>();
        Assert.Equal((360 - judge) % 360, info.Video!.RotationDegrees);
        Assert.NotEqual(0, info.Video.RotationDegrees);
        Assert.Equal((640, 360), (info.Video.Width, info.Video.Height));
    }

    [Fact]
    public void A_varying_frame_rate_is_told_as_its_average()
    {
        // 50 frames in 2 s, then 25 in another 2 s.
        var info = Judge.Agrees(samples.Make(
            "vfr.mp4",
            [.. Samples.Picture("320x180", "25", "3"), "-vf", "setpts=if(lt(N\\,50)\\,N/25\\,2+(N-50)/12.5)/TB",
                "-vsync", "vfr", .. Samples.H264]));

        Assert.Equal(75, info.Video!.FrameCount);
        Assert.InRange(info.Seconds, 3.9m, 4.1m);
    }

    [Theory]
    [InlineData("hevc.mp4", "hevc", "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-tag:v", "hvc1")]
    [InlineData("mpeg4.mp4", "mpeg4", "-c:v", "mpeg4")]
    [InlineData("vp9.mp4", "vp9", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8")]
    [InlineData("mjpeg.mov", "mjpeg", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p")]
    [InlineData("prores.mov", "prores", "-c:v", "prores_ks", "-profile:v", "0")]
    public void Pictures_of_other_codecs_are_named_as_ffprobe_names_them(
        string name, string codec, params string[] arguments)
    {
        var info = Judge.Agrees(samples.Make(name, [.. Samples.Picture("320x180", "25", "1"), .. arguments]));

        Assert.Equal(codec, info.Video!.Codec);
        Assert.Equal(1m, info.Seconds);
        Assert.Null(info.Audio);
    }

    [Theory]
    [InlineData("aac-mono.mp4", "aac", "-c:a", "aac", "-ac", "1", "-ar", "44100")]
    [InlineData("aac-51.mp4", "aac", "-c:a", "aac", "-ac", "6")]
    [InlineData("mp3-in.mp4", "mp3", "-c:a", "libmp3lame")]
    [InlineData("flac-in.mp4", "flac", "-c:a", "flac", "-ar", "96000", "-strict", "-2")]
    [InlineData("opus-in.mp4", "opus", "-c:a", "libopus")]
    [InlineData("ac3-in.mp4", "ac3", "-c:a", "ac3")]
    [InlineData("pcm-in.mov", "pcm_s16le", "-c:a", "pcm_s16le")]
    [InlineData("pcm-96.mov", "pcm_s16be", "-c:a", "pcm_s16be", "-ar", "96000")]
    [InlineData("pcm-24.mov", "pcm_s24le", "-c:a", "pcm_s24le")]
    [InlineData("pcm-f32.mov", "pcm_f32be", "-c:a", "pcm_f32be")]
    [InlineData("alac-in.mov", "alac", "-c:a", "alac")]
    public void Sound_without_picture_is_told_too(string name, string codec, params string[] arguments)
    {
        var info = Judge.Agrees(samples.Make(name, [.. Samples.Sound("1"), .. arguments]));

        Assert.Equal(codec, info.Audio!.Codec);
        Assert.Null(info.Video);
    }

    [Fact]
    public void The_brand_qt_makes_a_mov_whatever_the_name()
    {
        var path = samples.Make(
            "timecode.mov", "-i", samples.Mp4, "-c", "copy", "-timecode", "01:00:00:00", "-f", "mov");
        var renamed = samples.NewPath(".mp4");
        File.Copy(path, renamed);

        var info = Judge.Agrees(renamed);

        Assert.Equal(MediaContainer.Mov, info.Container);
        Assert.Equal(3.003m, info.Seconds);
    }

    [Fact]
    public void Fragments_of_several_recordings_put_together_are_as_long_as_all_of_them()
    {
        // The second recording's fragments start at nought again.
        var one = File.ReadAllBytes(samples.Make(
            "recording.mp4", "-i", samples.Mp4, "-an", "-c", "copy",
            "-movflags", "frag_keyframe+empty_moov+default_base_moof+skip_trailer"));
        var fragments = one.AsSpan(one.AsSpan().IndexOf("moof"u8) - 4);

        Assert.Equal(6.006m, MediaProbe.Probe(new MemoryStream([.. one, .. fragments])).Seconds);
    }

    [Fact]
    public void A_gap_between_fragments_counts_as_time()
    {
        var path = samples.Make(
            "gap.mp4", "-i", samples.Mp4, "-an", "-c", "copy",
            "-movflags", "empty_moov+default_base_moof+frag_every_frame+skip_trailer");
        var bytes = File.ReadAllBytes(path);
        var whole = MediaProbe.Probe(new MemoryStream(bytes)).Seconds;

        var info = MediaProbe.Probe(new MemoryStream(Fragments.WithoutMiddle(bytes)));

        Assert.Equal(whole, info.Seconds);
        Assert.Equal(60, info.Video!.FrameCount);
    }

    [Fact]
    public void Sizes_packed_into_few_bits_are_read()
    {
        // Ten frames of 10 or 9 bytes, half a byte each; then the same as bytes and as pairs of bytes.
        foreach (var (bits, sizes) in new (uint, byte[])[]
        {
            (4, [0xA9, 0xA9, 0xA9, 0xA9, 0xA9]),
            (8, [10, 9, 10, 9, 10, 9, 10, 9, 10, 9]),
            (16, [0, 10, 0, 9, 0, 10, 0, 9, 0, 10, 0, 9, 0, 10, 0, 9, 0, 10, 0, 9]),
        })
        {
            var whole = Packed(bits, sizes);
            Assert.Equal(10, MediaProbe.Probe(new MemoryStream(whole)).Video!.FrameCount);

            // 95 bytes of media data are needed, and one fewer is too few, whatever the box around them declares.
            var head = whole.Length - (Mp4Bytes.Frames * Mp4Bytes.FrameSize);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(whole.AsSpan(head - 8), 0);
            Assert.Equal(1m, MediaProbe.Probe(new MemoryStream(whole, 0, head + 95)).Seconds);
            Refusal.Damaged(whole[..(head + 94)]);
        }

        static byte[] Packed(uint bits, byte[] sizes) => new Mp4Bytes { Extra = "stz2" }
            .With("stz2", w =>
            {
                Mp4Bytes.Numbers(w, 0, bits, Mp4Bytes.Frames);
                w.Bytes(sizes);
            })
            .ToArray();
    }

    [Fact]
    public void A_still_picture_by_edit_list_is_as_long_as_it_stands()
    {
        // One edit of 60 s with a rate of nought.
        var still = new Mp4Bytes().With("edts", w => w.Box("elst", () => Mp4Bytes.Numbers(w, 0, 1, 60_000, 300, 0)));

        var info = MediaProbe.Probe(new MemoryStream(still.ToArray()));

        Assert.Equal(60m, info.Seconds);
        Assert.Equal(1, info.Video!.FrameCount);
    }

    [Fact]
    public void Media_data_with_a_64_bit_size_is_read()
    {
        // ffmpeg leaves eight free bytes before the media data, just for the longer header.
        var bytes = File.ReadAllBytes(samples.Mp4);
        var at = bytes.AsSpan().IndexOf("free"u8) - 4;
        Assert.Equal("mdat", Encoding.ASCII.GetString(bytes, at + 12, 4));
        var size = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 8));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), 1);
        "mdat"u8.CopyTo(bytes.AsSpan(at + 4));
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at + 8), size + 8);

        Assert.Equal(MediaProbe.Probe(samples.Mp4), MediaProbe.Probe(new MemoryStream(bytes)), Judge.SameContent);
    }

    [Fact]
    public void Media_data_beyond_4_GiB_is_found_by_64_bit_offsets()
    {
        const long Start = 5L << 30;
        var head = new Mp4Bytes { DataStart = Start, HasWideOffsets = true }.HeadOnly();
        var data = new byte[] { 0, 0, 0, 0 }.Concat("mdat"u8.ToArray()).ToArray();

        var whole = new SparseStream(
            [.. head, .. data], new byte[1 << 16], Start + (Mp4Bytes.Frames * Mp4Bytes.FrameSize));
        var cut = new SparseStream([.. head, .. data], new byte[1 << 16], whole.Length - 1);

        Assert.Equal(1m, MediaProbe.Probe(whole).Seconds);
        Refusal.Damaged(() => MediaProbe.Probe(cut));
    }

    [Fact]
    public void A_file_without_a_brand_is_the_older_quicktime()
    {
        var bytes = new Mp4Bytes().ToArray();
        "free"u8.CopyTo(bytes.AsSpan(4));

        Assert.Equal(MediaContainer.Mov, MediaProbe.Probe(new MemoryStream(bytes)).Container);
    }

    [Fact]
    public void The_stream_is_read_from_its_first_byte_wherever_it_stands()
    {
        var stream = new MemoryStream(new Mp4Bytes().ToArray()) { Position = 77 };

        Assert.Equal(1m, MediaProbe.Probe(stream).Seconds);
    }
}
