using System.Text;
using SyncMonster.Media.Tests.Making;

namespace SyncMonster.Media.Tests.Probing;

/// <summary>Length and format of mp3 files; ffmpeg's decoder tells the length to the sample.</summary>
public sealed class Mp3Facts(Samples samples)
{
    [Theory]
    [InlineData("cbr.mp3", "-b:a", "128k")]
    [InlineData("vbr.mp3", "-q:a", "4")]
    [InlineData("mono.mp3", "-q:a", "6", "-ac", "1")]
    [InlineData("bare-cbr.mp3", "-b:a", "128k", "-write_xing", "0", "-id3v2_version", "0")]
    [InlineData("bare-vbr.mp3", "-q:a", "4", "-write_xing", "0", "-id3v2_version", "0")]
    [InlineData("mpeg2.mp3", "-q:a", "4", "-ar", "22050")]
    [InlineData("mpeg2-mono.mp3", "-b:a", "64k", "-ar", "16000", "-ac", "1")]
    [InlineData("mpeg25.mp3", "-b:a", "32k", "-ar", "11025", "-ac", "1")]
    [InlineData("tags.mp3", "-q:a", "4", "-write_id3v1", "1", "-metadata", "title=X", "-metadata", "artist=Y")]
    [InlineData("44100.mp3", "-b:a", "192k", "-ar", "44100")]
    public void An_mp3_is_as_long_as_what_a_decoder_makes_of_it(string name, params string[] arguments)
    {
        var path = samples.Make(name, ["-i", samples.Wav, "-c:a", "libmp3lame", .. arguments]);

        var info = MediaProbe.Probe(path);

        Assert.Equal(MediaContainer.Mp3, info.Container);
        Assert.Equal(Judge.DecodedSeconds(path, info.Audio!), info.Seconds);
        var judge = Tool.Ffprobe(path)["streams"]![0]!;
        Assert.Equal("mp3", info.Audio!.Codec);
        Assert.Equal((int)Tool.Number(judge["sample_rate"]), info.Audio.SampleRate);
        Assert.Equal(judge["channels"]!.GetValue<int>(), info.Audio.Channels);
        Assert.Empty(info.Warnings);
    }

    [Fact]
    public void Tags_after_the_sound_are_no_sound()
    {
        var bare = File.ReadAllBytes(Bare());
        byte[] ape = [.. "APETAGEX"u8, 0, 0, 0, 0, 52, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, .. new byte[8]];
        byte[] lyrics = [.. "LYRICSBEGININD0000200000021LYRICS200"u8];

        byte[] tagged = [.. bare, .. Ape(ape), .. lyrics, .. "TAG"u8, .. new byte[125]];
        var info = MediaProbe.Probe(new MemoryStream(tagged));

        Assert.Equal(MediaProbe.Probe(new MemoryStream(bare)), info, Judge.SameContent);

        // A header, twenty bytes of items, and a footer, which the size counts with the items.
        static byte[] Ape(byte[] frame) => [.. frame, .. new byte[20], .. frame];
    }

    [Fact]
    public void Several_tags_before_the_sound_are_passed_over()
    {
        byte[] tag = [.. "ID3"u8, 4, 0, 0, 0, 0, 1, 2, .. new byte[130]];

        var info = MediaProbe.Probe(new MemoryStream([.. tag, .. tag, .. File.ReadAllBytes(Bare())]));

        Assert.Equal(MediaProbe.Probe(Bare()), info, Judge.SameContent);
    }

    [Fact]
    public void Bytes_before_and_among_the_frames_are_passed_over_and_told()
    {
        var bare = File.ReadAllBytes(Bare());
        var noise = Encoding.ASCII.GetBytes(new string('x', 300));

        var info = MediaProbe.Probe(new MemoryStream([.. noise, .. bare, .. noise, .. bare]));

        Assert.Equal(2 * MediaProbe.Probe(Bare()).Seconds, info.Seconds);
        Assert.Equal(2, info.Warnings.Count);
    }

    [Fact]
    public void The_old_header_of_fraunhofer_is_understood()
    {
        // The first frame is replaced by one that holds VBRI: version 1, delay, quality, bytes, and the number of
        // frames.
        var bare = File.ReadAllBytes(Bare());
        var frames = MediaProbe.Probe(Bare()).Seconds * 48000 / 1152;
        bare.AsSpan(4, 300).Clear();
        "VBRI"u8.CopyTo(bare.AsSpan(36));
        var promised = (uint)frames - 1;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bare.AsSpan(50), promised);

        Assert.Equal(promised * 1152m / 48000, MediaProbe.Probe(new MemoryStream(bare)).Seconds);

        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bare.AsSpan(50), promised + 2);
        Refusal.Damaged(bare);
    }

    [Fact]
    public void A_long_mp3_is_walked_in_little_memory()
    {
        // MPEG-1, 128 kbit/s, 48 kHz, stereo: frames of 384 bytes, 24 ms each. 256 MiB are 4.6 hours.
        var frame = new byte[384];
        new byte[] { 0xFF, 0xFB, 0x94, 0x00 }.CopyTo(frame, 0);
        var frames = (256 << 20) / frame.Length;
        using var stream = new SparseStream([], frame, (long)frames * frame.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var info = MediaProbe.Probe(stream);

        Assert.Equal(frames * 0.024m, info.Seconds);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Content_decides_and_not_the_name()
    {
        var renamed = samples.NewPath(".wav");
        File.Copy(Bare(), renamed);

        Assert.Equal(MediaContainer.Mp3, MediaProbe.Probe(renamed).Container);
    }

    private string Bare() => samples.Make(
        "bare.mp3", "-i", samples.Wav, "-c:a", "libmp3lame", "-b:a", "128k", "-write_xing", "0", "-id3v2_version", "0");
}
