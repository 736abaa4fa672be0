using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SyncMonster.Media;

namespace SyncMonster.Vision.Frames;

/// <summary>Decodes the frames of a video with ffmpeg: each frame once, in order, whatever its time stamp.</summary>
/// <param name="tools">Where ffmpeg is.</param>
public sealed class FrameReader(FfmpegTools tools)
{
    // Twice what 8K video needs; a stream that claims more is refused by the decoder before it takes the memory.
    private const int MostPixels = 1 << 26;

    /// <summary>
    /// Reads frames while they are decoded. Memory is bounded by the frames not disposed of plus
    /// <see cref="FrameRequest.Ahead"/>, whatever the length. Leaving the loop early ends ffmpeg.
    /// </summary>
    /// <param name="path">The video.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="limit">How long all of it may take, the consumer's own time included.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="FfmpegException">The video can't be decoded, or not within the limit.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public async IAsyncEnumerable<Frame> ReadAsync(
        string path, FrameRequest request, TimeSpan limit, [EnumeratorCancellation] CancellationToken ct)
    {
        var ready = Channel.CreateBounded<Frame>(
            new BoundedChannelOptions(request.Ahead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var decoding = DecodeAsync(path, request, ready.Writer, limit, stop.Token);
        try
        {
            await foreach (var frame in ready.Reader.ReadAllAsync(CancellationToken.None))
                yield return frame;
            await decoding;
        }
        finally
        {
            await stop.CancelAsync();
            await decoding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (ready.Reader.TryRead(out var unused))
                unused.Dispose();
        }
    }

    private async Task DecodeAsync(
        string path, FrameRequest request, ChannelWriter<Frame> ready, TimeSpan limit, CancellationToken ct)
    {
        try
        {
            await FfmpegProcess.PipeAsync(tools.FfmpegPath, Arguments(path, request), SplitAsync, limit, ct);
        }
        finally
        {
            ready.Complete();
        }

        async Task SplitAsync(Stream input, Stream output, CancellationToken token)
        {
            input.Close();
            var pool = new FramePool(request.Format);
            for (var index = 0L; ; index += request.Every)
            {
                var frame = pool.Rent(index);
                var read = await output.ReadAtLeastAsync(
                    frame.Memory, request.Format.Bytes, throwOnEndOfStream: false, token);
                if (read < request.Format.Bytes)
                    return;
                await ready.WriteAsync(frame, token);
            }
        }
    }

    private static List<string> Arguments(string path, FrameRequest request)
    {
        var (width, height) = (request.Format.Width, request.Format.Height);
        List<string> filters = [];
        if (request.Every > 1)
            filters.Add(Invariant($"select=not(mod(n\\,{request.Every}))"));
        if (request.Filter is { } filter)
            filters.Add(filter);
        filters.Add(Invariant($"scale={width}:{height}:flags=area"));

        List<string> arguments = ["-max_pixels", Invariant($"{MostPixels}")];
        if (request.Strict)
            arguments.Add("-xerror");
        arguments.AddRange(["-i", FfmpegProcess.FileUrl(path), "-map", "0:v:0", "-vf", string.Join(',', filters)]);
        arguments.AddRange(
            ["-fps_mode", "passthrough", "-pix_fmt", request.Format.Pixels.Name(), "-f", "rawvideo", "pipe:1"]);
        if (request.Strict)
            arguments.AddRange(["-map", "0:a:0?", "-f", "null", "-"]);
        return arguments;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
