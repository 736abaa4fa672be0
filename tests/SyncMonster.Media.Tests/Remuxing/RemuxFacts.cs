using SyncMonster.Media.Tests.Making;

namespace SyncMonster.Media.Tests.Remuxing;

/// <summary>New sound in a copied picture; ffmpeg decodes the result and ffprobe tells its lengths.</summary>
public sealed class RemuxFacts(Samples samples)
{
    public static TheoryData<string, string[]> Pictures => new()
    {
        { "plain", [] },
        { "fast", ["-movflags", "+faststart"] },
        { "fragments", ["-movflags", "frag_keyframe+empty_moov"] },
        { "fragments-dash", ["-movflags", "dash+delay_moov"] },
        { "signed", ["-movflags", "negative_cts_offsets"] },
        { "turned", ["-metadata:s:v", "rotate=90"] },
        { "coarse", ["-video_track_timescale", "90000"] },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void The_picture_is_the_same_and_both_tracks_are_as_long(string name, string[] arguments)
    {
        var video = samples.Make($"picture-{name}.mp4", ["-i", samples.Mp4, "-c", "copy", .. arguments]);

        foreach (var audio in new[] { samples.Wav, Mp3("sound.mp3", "-q:a", "4") })
            Remuxed(video, audio);
    }

    [Fact]
    public void A_mov_becomes_an_mp4() => Remuxed(
        samples.Make(
            "timecode-pcm.mov", "-i", samples.Mp4, "-c:v", "copy", "-c:a", "pcm_s16le", "-timecode", "01:00:00:00"),
        samples.Wav);

    [Fact]
    public void Pictures_that_start_inside_or_late_keep_their_time()
    {
        var inside = samples.Make("starts-inside.mp4", "-ss", "1.4", "-i", samples.Mp4, "-c", "copy");
        var late = samples.Make(
            "starts-late.mp4", "-itsoffset", "0.5", "-i", samples.Mp4, "-i", samples.Mp4, "-map", "0:v", "-map", "1:a", "-c", "copy");

        Remuxed(inside, samples.Wav);
        Remuxed(late, Mp3("sound.mp3", "-q:a", "4"));
    }

    [Fact]
    public void A_gap_between_fragments_stays_a_gap()
    {
        var whole = samples.Make(
            "gap.mp4", "-i", samples.Mp4, "-an", "-c", "copy",
            "-movflags", "empty_moov+default_base_moof+frag_every_frame+skip_trailer");
        var gap = samples.NewPath(".mp4");
        File.WriteAllBytes(gap, Fragments.WithoutMiddle(File.ReadAllBytes(whole)));
        var output = samples.NewPath(".mp4");

        Remux.ReplaceAudio(gap, samples.Wav, output, "");

        Assert.Equal(3.003m, MediaProbe.Probe(output).Video!.Seconds);
        Assert.Equal(60, MediaProbe.Probe(output).Video!.FrameCount);
    }

    [Fact]
    public void A_varying_frame_rate_is_kept() => Remuxed(
        samples.Make(
            "varying.mp4",
            [.. Samples.Picture("320x180", "25", "3"), "-vf", "setpts=if(lt(N\\,50)\\,N/25\\,2+(N-50)/12.5)/TB", "-vsync", "vfr",
                .. Samples.H264]),
        samples.Wav);

    [Theory]
    [InlineData("s16le", "-c:a", "pcm_s16le")]
    [InlineData("s16le", "-c:a", "pcm_s16le", "-ac", "1")]
    [InlineData("s16le", "-c:a", "pcm_s16le", "-ac", "6")]
    [InlineData("s16le", "-c:a", "pcm_s16le", "-ar", "96000")]
    [InlineData("s16le", "-c:a", "pcm_u8")]
    [InlineData("s16le", "-c:a", "pcm_alaw", "-ar", "8000")]
    [InlineData("s16le", "-c:a", "pcm_mulaw", "-ar", "8000")]
    [InlineData("s24le", "-c:a", "pcm_s24le")]
    [InlineData("s24le", "-c:a", "pcm_s24le", "-rf64", "always")]
    public void A_wav_comes_out_sample_by_sample_and_then_silent(string format, params string[] arguments)
    {
        var audio = samples.Make($"wav-{string.Join('-', arguments)}.wav", ["-i", samples.Wav, .. arguments]);

        var output = Remuxed(samples.Mp4, audio);

        var expected = Decoded(audio, format);
        var actual = Decoded(output, format);
        Assert.True(expected.AsSpan().SequenceEqual(actual.AsSpan(0, expected.Length)));
        Assert.True(actual.Length > expected.Length);
        Assert.False(actual.AsSpan(expected.Length).ContainsAnyExcept((byte)0));
    }

    [Theory]
    [InlineData("pcm_s32le")]
    [InlineData("pcm_f32le")]
    [InlineData("pcm_f64le")]
    public void Finer_samples_are_rounded_to_24_bits(string codec)
    {
        var audio = samples.Make($"fine-{codec}.wav", "-i", samples.Wav, "-af", "volume=0.77", "-c:a", codec);

        var output = Remuxed(samples.Mp4, audio);

        var expected = Decoded(audio, "s32le");
        var actual = Decoded(output, "s32le");
        for (var at = 0; at < expected.Length; at += 4)
        {
            // Half a step of 24 bits.
            long difference = (long)BitConverter.ToInt32(expected, at) - BitConverter.ToInt32(actual, at);
            Assert.InRange(difference, -128, 128);
        }
    }

    [Fact]
    public void A_wav_longer_than_the_picture_is_cut()
    {
        var audio = samples.Make("long.wav", [.. Samples.Sound("5"), "-c:a", "pcm_s16le"]);

        var output = Remuxed(samples.Mp4, audio);

        var actual = Decoded(output, "s16le");
        Assert.Equal((int)(3.003m * 48000) * 4, actual.Length);
        Assert.True(Decoded(audio, "s16le").AsSpan(0, actual.Length).SequenceEqual(actual));
    }

    [Theory]
    [InlineData("-q:a", "4")]
    [InlineData("-b:a", "64k", "-ac", "1", "-ar", "22050")]
    [InlineData("-b:a", "32k", "-ac", "1", "-ar", "11025")]
    [InlineData("-b:a", "320k", "-ar", "44100")]
    [InlineData("-b:a", "128k", "-joint_stereo", "0")]
    public void An_mp3_comes_out_as_it_is_and_then_silent(params string[] arguments)
    {
        var audio = Mp3($"mp3-{string.Join('-', arguments)}.mp3", arguments);

        var output = Remuxed(samples.Mp4, audio);

        var expected = Decoded(audio, "s16le");
        var actual = Decoded(output, "s16le");
        Assert.True(expected.AsSpan().SequenceEqual(actual.AsSpan(0, expected.Length)));

        // What the encoder put behind the sound rings out; then there is nothing.
        var info = MediaProbe.Probe(audio).Audio!;
        var ringing = 4 * 1152 * 2 * info.Channels;
        Assert.True(actual.Length > expected.Length + ringing);
        Assert.False(actual.AsSpan(expected.Length + ringing).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void An_mp3_longer_than_the_picture_is_cut()
    {
        var audio = samples.Make("long.mp3", [.. Samples.Sound("5"), "-c:a", "libmp3lame"]);

        var output = Remuxed(samples.Mp4, audio);

        // A decoder gives whole frames.
        var actual = Decoded(output, "s16le");
        Assert.InRange(actual.Length, (int)(3.003m * 48000) * 4, ((int)(3.003m * 48000) + 1152) * 4);
        Assert.True(Decoded(audio, "s16le").AsSpan(0, actual.Length).SequenceEqual(actual));
    }

    [Fact]
    public void The_comment_is_kept_and_the_movie_header_comes_first()
    {
        var output = samples.NewPath(".mp4");

        Remux.ReplaceAudio(samples.Mp4, samples.Wav, output, "Made by the sandbox — für Übung");

        Assert.Equal(
            "Made by the sandbox — für Übung", Tool.Ffprobe(output)["format"]!["tags"]!["comment"]!.GetValue<string>());
        var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(output));
        Assert.True(text.IndexOf("moov", StringComparison.Ordinal) < text.IndexOf("mdat", StringComparison.Ordinal));
    }

    [Fact]
    public void Signed_offsets_stand_in_the_version_of_their_table_that_has_them()
    {
        var video = samples.Make("signed.mp4", "-i", samples.Mp4, "-c", "copy", "-movflags", "negative_cts_offsets");
        var output = samples.NewPath(".mp4");
        Remux.ReplaceAudio(video, samples.Wav, output, "");

        var bytes = File.ReadAllBytes(output);
        Assert.Equal(1, bytes[bytes.AsSpan().IndexOf("ctts"u8) + 4]);
    }

    [Fact]
    public void The_same_input_gives_the_same_file()
    {
        string one = samples.NewPath(".mp4"), other = samples.NewPath(".mp4");
        Remux.ReplaceAudio(samples.Mp4, samples.Wav, one, "again");
        Remux.ReplaceAudio(samples.Mp4, samples.Wav, other, "again");

        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(other));
    }

    [Fact]
    public void What_can_not_be_packed_is_refused_and_leaves_nothing()
    {
        var damaged = samples.NewPath(".wav");
        File.WriteAllBytes(damaged, File.ReadAllBytes(samples.Wav)[..^10]);
        var soundOnly = samples.Make("sound-only.mp4", [.. Samples.Sound("1"), "-c:a", "aac"]);
        var packed = samples.Make("packed.wav", "-i", samples.Wav, "-c:a", "adpcm_ms");
        var output = samples.NewPath(".mp4");

        Refusal.Damaged(() => Remux.ReplaceAudio(samples.Mp4, damaged, output, ""));
        Refusal.Unknown(() => Remux.ReplaceAudio(soundOnly, samples.Wav, output, ""));
        Refusal.Unknown(() => Remux.ReplaceAudio(samples.Wav, samples.Wav, output, ""));
        Refusal.Unknown(() => Remux.ReplaceAudio(samples.Mp4, samples.Mp4, output, ""));
        Refusal.Unknown(() => Remux.ReplaceAudio(samples.Mp4, packed, output, ""));

        Assert.Empty(Directory.GetFiles(samples.Folder, Path.GetFileName(output) + "*"));
    }

    [Fact]
    public void A_file_is_never_written_over_itself()
    {
        var video = samples.NewPath(".mp4");
        File.Copy(samples.Mp4, video);

        Assert.ThrowsAny<IOException>(() => Remux.ReplaceAudio(video, samples.Wav, video, ""));

        Assert.Equal(File.ReadAllBytes(samples.Mp4), File.ReadAllBytes(video));
    }

    [Fact]
    public void Frames_that_overlap_are_refused()
    {
        // Ten chunks that are all the same bytes: a small file that would make a large one.
        var video = samples.NewPath(".mp4");
        File.WriteAllBytes(video, new Mp4Bytes()
            .With("stsc", w => Mp4Bytes.Numbers(w, 0, 1, 1, 1, 1))
            .With("stsz", w => Mp4Bytes.Numbers(w, 0, 500, Mp4Bytes.Frames))
            .With("stco", w => Mp4Bytes.Numbers(w, [0, Mp4Bytes.Frames, .. Enumerable.Repeat(600u, Mp4Bytes.Frames)]))
            .ToArray());

        Assert.Contains("overlap", Refusal.Damaged(
            () => Remux.ReplaceAudio(video, samples.Wav, samples.NewPath(".mp4"), "")), StringComparison.Ordinal);
    }

    /// <summary>Puts the sound into the video and checks all that must hold whatever they are.</summary>
    private string Remuxed(string video, string audio)
    {
        var output = samples.NewPath(".mp4");
        Remux.ReplaceAudio(video, audio, output, "test");

        using (var file = File.OpenRead(output))
            Mp4Structure.Check(file);
        Tool.Ffmpeg("-xerror", "-i", output, "-f", "null", "-");
        Assert.Equal(Frames(video), Frames(output));

        var (before, after) = (MediaProbe.Probe(video), MediaProbe.Probe(output));
        Assert.Equal(MediaContainer.Mp4, after.Container);
        Assert.Equal(before.Video!.FrameCount, after.Video!.FrameCount);
        Assert.Equal(before.Video.RotationDegrees, after.Video.RotationDegrees);
        Assert.InRange(after.Video.Seconds - before.Video.Seconds, -0.0001m, 0.0001m);
        Assert.InRange(
            after.Audio!.Seconds - after.Video.Seconds, -1m / after.Audio.SampleRate, 1m / after.Audio.SampleRate);
        Assert.Equal(MediaProbe.Probe(audio).Audio!.Channels, after.Audio.Channels);

        var streams = Tool.Ffprobe(output)["streams"]!.AsArray();
        Assert.Equal(["video", "audio"], streams.Select(stream => stream!["codec_type"]!.GetValue<string>()));
        Assert.InRange(Tool.Number(streams[1]!["duration"]) - after.Video.Seconds, -0.0002m, 0.0002m);
        return output;
    }

    /// <summary>A digest of every decoded frame with its time.</summary>
    private static string Frames(string path) => System.Text.Encoding.ASCII.GetString(
        Tool.FfmpegOutput("-copyts", "-i", path, "-map", "0:v:0", "-vsync", "passthrough", "-enc_time_base", "1:90000", "-f", "framemd5", "-"));

    private static byte[] Decoded(string path, string format) =>
        Tool.FfmpegOutput("-i", path, "-map", "0:a", "-f", format, "-c:a", "pcm_" + format, "-");

    private string Mp3(string name, params string[] arguments) =>
        samples.Make(name, ["-i", samples.Wav, "-c:a", "libmp3lame", .. arguments]);
}
