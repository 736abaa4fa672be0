using System.Globalization;
using System.Threading.Channels;
using SyncMonster.Media;

namespace SyncMonster.Vision.Frames;

/// <summary>
/// Writes frames of one format as numbered JPEG files into a folder, all by one ffmpeg. One thread at a time.
/// </summary>
public sealed class JpegFolder : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Channel<Frame> _frames = Channel.CreateBounded<Frame>(4);
    private readonly CancellationTokenSource _stop;
    private readonly Task _writing;
    private int _count;

    private JpegFolder(FfmpegTools tools, string folder, FrameFormat format, TimeSpan limit, CancellationToken ct)
    {
        _folder = folder;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _writing = WriteAllAsync(tools, format, limit);
    }

    /// <summary>Starts in a folder, which must exist and hold no JPEG files with numbers for names.</summary>
    /// <param name="tools">Where ffmpeg is.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="format">The format of all frames.</param>
    /// <param name="limit">How long all of it may take.</param>
    /// <param name="ct">Stops it.</param>
    public static JpegFolder Open(FfmpegTools tools, string folder, FrameFormat format, TimeSpan limit, CancellationToken ct) =>
        new(tools, folder, format, limit, ct);

    /// <summary>
    /// Takes the next picture, which must not change until the end, and gives the file it will be in.
    /// </summary>
    /// <exception cref="FfmpegException">ffmpeg failed.</exception>
    public async Task<string> AddAsync(Frame picture)
    {
        try
        {
            await _frames.Writer.WriteAsync(picture, _stop.Token);
        }
        catch (ChannelClosedException)
        {
            await _writing;
        }

        return Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{_count++}.jpg"));
    }

    /// <summary>Waits until all files are written.</summary>
    /// <exception cref="FfmpegException">ffmpeg failed.</exception>
    public async Task FinishAsync()
    {
        _frames.Writer.TryComplete();
        await _writing;
    }

    /// <summary>Ends ffmpeg, whatever it has written by then.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WriteAllAsync(FfmpegTools tools, FrameFormat format, TimeSpan limit)
    {
        try
        {
            // ffmpeg is not started for nothing.
            if (!await _frames.Reader.WaitToReadAsync(_stop.Token))
                return;
            var pattern = Path.Combine(_folder.Replace("%", "%%", StringComparison.Ordinal), "%d.jpg");
            await FfmpegProcess.PipeAsync(
                tools.FfmpegPath,
                [
                    "-f", "rawvideo", "-pix_fmt", format.Pixels.Name(),
                    "-s", string.Create(CultureInfo.InvariantCulture, $"{format.Width}x{format.Height}"), "-i", "pipe:0",
                    "-q:v", "4", "-pix_fmt", "yuvj420p", "-start_number", "0",
                    "-f", "image2", FfmpegProcess.FileUrl(pattern),
                ],
                async (input, _, token) =>
                {
                    await foreach (var picture in _frames.Reader.ReadAllAsync(token))
                        await input.WriteAsync(picture.Memory, token);
                },
                limit,
                _stop.Token);
        }
        finally
        {
            _frames.Writer.TryComplete();
        }
    }
}
