using SyncMonster.Media.Ffmpeg;

namespace SyncMonster.Media;

/// <summary>
/// Runs ffmpeg or ffprobe: without a shell, without a terminal, reading nothing but files and pipes, for no longer than
/// allowed. Ended by its limit or by cancellation, it is killed with all it started.
/// </summary>
public static class FfmpegProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="executable">Path of ffmpeg or ffprobe, as <see cref="FfmpegTools.Find()"/> gives it.</param>
    /// <param name="arguments">
    /// The arguments, one each. <c>-nostdin</c>, <c>-hide_banner</c>, <c>-v error</c> and, for every input,
    /// <c>-protocol_whitelist file,pipe</c> are put in here. Name files by <see cref="FileUrl"/>.
    /// </param>
    /// <param name="limit">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/>: as long as it likes.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="FfmpegException">It could not be started, took too long, or reported a failure.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static Task RunAsync(
        string executable, IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken ct) =>
        PipeAsync(
            executable, arguments, static (_, output, token) => output.CopyToAsync(Stream.Null, token), limit, ct);

    /// <summary>Runs it to its end and gives what it wrote to standard output.</summary>
    /// <param name="executable">Path of ffmpeg or ffprobe.</param>
    /// <param name="arguments">As for <see cref="RunAsync"/>.</param>
    /// <param name="maximumBytes">The most it may write; more is a failure.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="FfmpegException">It failed, took too long, or wrote too much.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static async Task<byte[]> CaptureAsync(
        string executable, IReadOnlyList<string> arguments, int maximumBytes, TimeSpan limit, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        await PipeAsync(executable, arguments, KeepAsync, limit, ct);
        return kept.ToArray();

        async Task KeepAsync(Stream input, Stream output, CancellationToken token)
        {
            var buffer = new byte[1 << 14];
            for (int count; (count = await output.ReadAsync(buffer, token)) > 0;)
            {
                if (kept.Length + count > maximumBytes)
                    throw new FfmpegException(
                        $"{FfmpegCommand.NameOf(executable)} wrote more than {maximumBytes} bytes.", null);
                await kept.WriteAsync(buffer.AsMemory(0, count), token);
            }
        }
    }

    /// <summary>
    /// Runs it while <paramref name="exchange"/> feeds its standard input and reads its standard output.
    /// </summary>
    /// <param name="executable">Path of ffmpeg or ffprobe.</param>
    /// <param name="arguments">
    /// As for <see cref="RunAsync"/>; <c>pipe:0</c> and <c>pipe:1</c> name the two streams.
    /// </param>
    /// <param name="exchange">
    /// Called once with its input, its output and a token that ends with the limit. Standard input is closed when it
    /// returns; it may close it before. What it throws ends the process and is thrown on, unless the process failed
    /// first.
    /// </param>
    /// <param name="limit">How long both may take.</param>
    /// <param name="ct">Stops both.</param>
    /// <exception cref="FfmpegException">It failed or took too long.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static async Task PipeAsync(
        string executable,
        IReadOnlyList<string> arguments,
        Func<Stream, Stream, CancellationToken, Task> exchange,
        TimeSpan limit,
        CancellationToken ct)
    {
        using var run = FfmpegRun.Start(new FfmpegCommand(executable, arguments));
        await run.CompleteAsync(exchange, limit, ct);
    }

    /// <summary>
    /// The argument that names a file whatever it is called: a path with a colon or a leading dash would be taken for a
    /// protocol or an option.
    /// </summary>
    public static string FileUrl(string path) => FfmpegCommand.FilePrefix + Path.GetFullPath(path);
}
