using System.Globalization;
using System.Text;
using SyncMonster.Media.Tests.Making;

namespace SyncMonster.Media.Tests.Ffmpeg;

/// <summary>Running ffmpeg: its arguments, its failures, its end.</summary>
public sealed class FfmpegFacts(Samples samples)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    private static FfmpegTools Tools
    {
        get
        {
            Tool.Require();
            return FfmpegTools.Find()!;
        }
    }

    [Fact]
    public void Both_tools_are_found_on_the_path_or_none()
    {
        Assert.True(File.Exists(Tools.FfmpegPath));
        Assert.True(File.Exists(Tools.FfprobePath));
        Assert.Null(FfmpegTools.Find(samples.Folder));
        Assert.Null(FfmpegTools.Find(null));
    }

    [Fact]
    public async Task A_file_is_made()
    {
        var output = samples.NewPath(".mp4");

        await FfmpegProcess.RunAsync(
            Tools.FfmpegPath,
            ["-i", FfmpegProcess.FileUrl(samples.Mp4), "-c", "copy", FfmpegProcess.FileUrl(output)],
            Long,
            CancellationToken.None);

        Assert.Equal(3.003m, MediaProbe.Probe(output).Seconds);
    }

    [Fact]
    public async Task Names_that_look_like_options_or_protocols_are_files()
    {
        foreach (var name in new[] { "-y.mp4", "concat:a|b.mp4", "http:x.mp4", "100%d.mp4" })
        {
            var odd = Path.Combine(samples.Folder, name);
            File.Copy(samples.Mp4, odd, overwrite: true);

            var json = await FfmpegProcess.CaptureAsync(
                Tools.FfprobePath, ["-show_format", "-of", "json", FfmpegProcess.FileUrl(odd)], 1 << 16, Long, CancellationToken.None);

            Assert.Contains("3.00", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_failure_is_told_in_its_words_without_folders_and_addresses()
    {
        var broken = samples.NewPath(".mp4");
        File.WriteAllBytes(broken, File.ReadAllBytes(samples.Mp4)[..2000]);

        var failure = await Assert.ThrowsAsync<FfmpegException>(() => FfmpegProcess.RunAsync(
            Tools.FfmpegPath, ["-i", FfmpegProcess.FileUrl(broken), "-f", "null", "-"], Long, CancellationToken.None));

        Assert.Contains("moov atom not found", failure.Message, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(broken), failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(samples.Folder, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0x", failure.Message, StringComparison.Ordinal);
        Assert.NotEqual(0, failure.ExitCode);
    }

    [Fact]
    public async Task Nothing_is_fetched_from_the_network_for_any_input()
    {
        var list = samples.NewPath(".txt");
        File.WriteAllText(list, "ffconcat version 1.0\nfile 'http://127.0.0.1:9/a.mp4'\n");

        // The second input gets its own whitelist, too.
        foreach (var inputs in new string[][]
        {
            ["-i", "http://127.0.0.1:9/a.mp4"],
            ["-i", FfmpegProcess.FileUrl(samples.Mp4), "-i", "http://127.0.0.1:9/a.mp4"],
            ["-f", "concat", "-safe", "0", "-i", FfmpegProcess.FileUrl(list)],
        })
        {
            var failure = await Assert.ThrowsAsync<FfmpegException>(() => FfmpegProcess.RunAsync(
                Tools.FfmpegPath, [.. inputs, "-f", "null", "-"], Long, CancellationToken.None));
            Assert.DoesNotContain("refused", failure.Message, StringComparison.OrdinalIgnoreCase);
        }

        await Assert.ThrowsAsync<FfmpegException>(() => FfmpegProcess.RunAsync(
            Tools.FfprobePath, ["http://127.0.0.1:9/a.mp4"], Long, CancellationToken.None));
    }

    [Fact]
    public async Task What_takes_too_long_is_stopped()
    {
        var failure = await Assert.ThrowsAsync<FfmpegException>(() => FfmpegProcess.RunAsync(
            Tools.FfmpegPath, Endless, TimeSpan.FromMilliseconds(300), CancellationToken.None));

        Assert.Contains("did not finish within 0.3 s", failure.Message, StringComparison.Ordinal);
        Assert.Null(failure.ExitCode);
    }

    [Fact]
    public async Task Cancellation_ends_it_with_all_it_started()
    {
        var pidFile = samples.NewPath(".pid");
        var script = Script($"sleep 1000 &\necho $! > {pidFile}.new\nmv {pidFile}.new {pidFile}\necho ready\nwait\n");
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FfmpegProcess.PipeAsync(
            script,
            [],
            async (_, output, token) =>
            {
                // It has said that its own process runs; only then is it cancelled.
                Assert.Equal('r', output.ReadByte());
                await cancel.CancelAsync();
                await output.CopyToAsync(Stream.Null, token);
            },
            Long,
            cancel.Token));

        var pid = int.Parse(File.ReadAllText(pidFile), CultureInfo.InvariantCulture);
        Assert.True(HasEnded(pid));
    }

    [Fact]
    public async Task Frames_go_in_and_out_through_pipes()
    {
        var frames = 0;
        var output = samples.NewPath(".mp4");
        var frame = new byte[64 * 36 * 3];

        // Decode, look at every frame, encode: two processes at once.
        await FfmpegProcess.PipeAsync(
            Tools.FfmpegPath,
            ["-i", FfmpegProcess.FileUrl(samples.Mp4), "-vf", "scale=64:36", "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"],
            (_, decoded, token) => FfmpegProcess.PipeAsync(
                Tools.FfmpegPath,
                ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "64x36", "-r", "30000/1001", "-i", "pipe:0",
                    "-c:v", "libx264", "-preset", "ultrafast", FfmpegProcess.FileUrl(output)],
                async (encoder, _, innerToken) =>
                {
                    while (await decoded.ReadAtLeastAsync(frame, frame.Length, false, innerToken) == frame.Length)
                    {
                        frames++;
                        await encoder.WriteAsync(frame, innerToken);
                    }
                },
                Long,
                token),
            Long,
            CancellationToken.None);

        Assert.Equal(90, frames);
        Assert.Equal(90, MediaProbe.Probe(output).Video!.FrameCount);
    }

    [Fact]
    public async Task A_failure_while_it_is_fed_is_its_own_and_not_a_broken_pipe()
    {
        var failure = await Assert.ThrowsAsync<FfmpegException>(() => FfmpegProcess.PipeAsync(
            Tools.FfmpegPath,
            ["-f", "rawvideo", "-s", "64x36", "-i", "pipe:0", "-c:v", "nosuchcodec", "-f", "null", "-"],
            async (input, _, token) =>
            {
                while (true)
                    await input.WriteAsync(new byte[1 << 16], token);
            },
            Long,
            CancellationToken.None));

        Assert.Contains("nosuchcodec", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_input_may_be_closed_to_let_it_end()
    {
        var output = new MemoryStream();

        await FfmpegProcess.PipeAsync(
            Tools.FfmpegPath,
            ["-f", "s16le", "-ar", "8000", "-ac", "1", "-i", "pipe:0", "-f", "s16le", "pipe:1"],
            async (input, decoded, token) =>
            {
                await input.WriteAsync(new byte[1000], token);
                input.Close();
                await decoded.CopyToAsync(output, token);
            },
            Long,
            CancellationToken.None);

        Assert.Equal(1000, output.Length);
    }

    [Fact]
    public async Task What_the_exchange_throws_ends_the_process_and_is_thrown_on()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => FfmpegProcess.PipeAsync(
            Tools.FfmpegPath, Endless, (_, _, _) => throw new InvalidOperationException("mine"), Long, CancellationToken.None));

        Assert.Equal("mine", thrown.Message);
    }

    [Fact]
    public async Task More_output_than_allowed_is_a_failure()
    {
        var failure = await Assert.ThrowsAsync<FfmpegException>(() => FfmpegProcess.CaptureAsync(
            Tools.FfmpegPath, ["-i", FfmpegProcess.FileUrl(samples.Wav), "-f", "wav", "-"], 1000, Long, CancellationToken.None));

        Assert.Contains("more than 1000 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_of_complaints_is_not_kept()
    {
        var script = Script("yes 'something is wrong' | head -c 20000000 >&2\necho 'the last word' >&2\nexit 3\n");

        var failure = await Assert.ThrowsAsync<FfmpegException>(
            () => FfmpegProcess.RunAsync(script, [], Long, CancellationToken.None));

        Assert.Equal(3, failure.ExitCode);
        Assert.EndsWith("the last word", failure.Message, StringComparison.Ordinal);
        Assert.InRange(failure.Message.Length, 0, 500);
    }

    [Fact]
    public async Task The_key_is_not_handed_on()
    {
        Environment.SetEnvironmentVariable("SYNCMONSTER_TEST_ONLY", "secret");
        var script = Script("env\n");

        var environment = Encoding.UTF8.GetString(
            await FfmpegProcess.CaptureAsync(script, [], 1 << 20, Long, CancellationToken.None));

        Environment.SetEnvironmentVariable("SYNCMONSTER_TEST_ONLY", null);
        Assert.Contains("PATH=", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("SYNCMONSTER_", environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_told()
    {
        var failure = await Assert.ThrowsAsync<FfmpegException>(() => FfmpegProcess.RunAsync(
            Path.Combine(samples.Folder, "no-ffmpeg"), [], Long, CancellationToken.None));

        Assert.StartsWith("no-ffmpeg could not be started", failure.Message, StringComparison.Ordinal);
    }

    private static string[] Endless => ["-re", "-f", "lavfi", "-i", "testsrc", "-f", "null", "-"];

    private string Script(string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        var path = samples.NewPath(".sh");
        File.WriteAllText(path, "#!/bin/sh\n" + body);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>Gone, or a zombie that nobody has asked after yet.</summary>
    private static bool HasEnded(int pid)
    {
        var stat = $"/proc/{pid}/stat";
        return !File.Exists(stat) || File.ReadAllText(stat).Split(") ")[^1].StartsWith('Z');
    }
}
