using System.Globalization;
using System.Threading.Channels;
using SyncMonster.Media;
using SyncMonster.Vision.Following;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Speech;

namespace SyncMonster.Vision.Exporting;

/// <summary>
/// Makes videos whose faces move: H.264 and AAC in mp4, playable while it is fetched. Frames keep their times, also
/// where the rate varies; rotation is put into the pixels; the sound is padded or cut to the picture's length. Frames
/// are decoded, drawn and encoded side by side, and memory doesn't grow with the length of the video but for a few
/// bytes a frame.
/// </summary>
/// <param name="tools">Where ffmpeg is.</param>
public sealed class VideoExport(FfmpegTools tools)
{
    // Visually lossless: what is not moved differs by less than the eye or PSNR 45 dB would tell.
    private const string Quality = "15";
    private const int Ahead = 4;

    /// <summary>Makes a video.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="limit">How long each of its steps may take.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="FfmpegException">A file can't be decoded, or not within the limit.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public Task RunAsync(ExportOrder order, TimeSpan limit, CancellationToken ct) =>
        order.Performance.IsNothing || order.Faces.Count == 0
            ? FfmpegProcess.RunAsync(tools.FfmpegPath, Untouched(order), limit, ct)
            : DrawAsync(order, limit, ct);

    private async Task DrawAsync(ExportOrder order, TimeSpan limit, CancellationToken ct)
    {
        var hearing = MouthTrack.ReadAsync(tools, order.AudioPath, limit, ct);
        var reading = PictureFacts.ReadAsync(tools, order.VideoPath, order.Video, limit, ct);
        var searching = new FaceSearch(tools).FindAsync(order.VideoPath, order.Video, order.Faces, limit, ct);
        await Task.WhenAll(hearing, reading, searching);
        var facts = await reading;
        var stage = new PerformingStage(order.Performance, await hearing, facts, await searching);

        // Whoever fails first ends the others; its failure is the one told.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var format = FrameFormat.Of(order.Video, PixelFormat.Yuv420p);
        var request = new FrameRequest(format) { Ahead = Ahead };
        var drawn = Channel.CreateBounded<Frame>(
            new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var drawing = Task.Run(DrawAllAsync, CancellationToken.None);
        var encoding = EncodeAllAsync();
        var failure = await FirstFailureAsync(drawing, encoding, stop);
        while (drawn.Reader.TryRead(out var unused))
            unused.Dispose();
        if (failure is not null)
            await failure;

        async Task DrawAllAsync()
        {
            try
            {
                var decoded = new FrameReader(tools).ReadAsync(order.VideoPath, request, limit, stop.Token);
                await stage.RunAsync(decoded, drawn.Writer, stop.Token);
                drawn.Writer.Complete();
            }
            catch (Exception e)
            {
                // The encoder must not take a broken picture for a finished one.
                drawn.Writer.Complete(e);
                throw;
            }
        }

        Task EncodeAllAsync() => FfmpegProcess.PipeAsync(
            tools.FfmpegPath,
            Drawn(order, facts),
            (input, _, token) => WriteAsync(input, format, facts, drawn.Reader, token),
            limit,
            stop.Token);
    }

    private static async Task<Task?> FirstFailureAsync(Task drawing, Task encoding, CancellationTokenSource stop)
    {
        var first = await Task.WhenAny(drawing, encoding);
        var second = first == drawing ? encoding : drawing;
        if (!first.IsCompletedSuccessfully)
            await stop.CancelAsync();
        await Task.WhenAny(Task.WhenAll(drawing, encoding));
        return !first.IsCompletedSuccessfully ? first : !second.IsCompletedSuccessfully ? second : null;
    }

    private static async Task WriteAsync(
        Stream pipe, FrameFormat format, PictureFacts facts, ChannelReader<Frame> drawn, CancellationToken ct)
    {
        var stream = new MatroskaStream(
            pipe, format, Math.Max(1, (long)Math.Round(facts.LastSeconds * MatroskaStream.TicksASecond)));
        await stream.BeginAsync(ct);
        await foreach (var frame in drawn.ReadAllAsync(ct))
        {
            using (frame)
            {
                var (time, next) = (Ticks(frame.Index), Ticks(frame.Index + 1));
                await stream.WriteAsync(frame, time, Math.Max(1, next - time), ct);
            }
        }

        pipe.Close();

        long Ticks(long frame) => (long)Math.Round(facts.SecondsOf(frame) * MatroskaStream.TicksASecond);
    }

    private static List<string> Drawn(ExportOrder order, PictureFacts facts)
    {
        // ffmpeg takes a file's first time for its zero; what is shown late is to stay late.
        var delay = facts.SecondsOf(0);
        string[] colours =
        [
            "range=tv",
            .. Tag("color_primaries", "color_primaries"),
            .. Tag("color_trc", "color_transfer"),
            .. Tag("colorspace", "color_space"),
        ];
        var filters = $"{Even(FrameFormat.Of(order.Video, PixelFormat.Yuv420p))}setparams={string.Join(':', colours)}";
        if (facts.Tags.TryGetValue("sample_aspect_ratio", out var shape) && Shape(shape, order.Video) is { } upright)
            filters += $",setsar={upright}";
        return
        [
            "-y", "-itsoffset", Seconds(delay), "-f", "matroska", "-i", "pipe:0",
            "-i", FfmpegProcess.FileUrl(order.AudioPath),
            "-map", "0:v:0", "-vf", filters, .. Encoder, .. Fields(facts), "-fps_mode", "passthrough", "-enc_time_base", "-1",
            "-video_track_timescale", facts.TicksASecond.ToString(CultureInfo.InvariantCulture), .. SoundAndFile(order),
        ];

        string[] Tag(string name, string key) => facts.Tags.TryGetValue(key, out var value) ? [$"{name}={value}"] : [];
    }

    // H.264 with colour of half the size has no odd sides.
    private static string Even(FrameFormat format) =>
        format.Width % 2 == 0 && format.Height % 2 == 0 ? "" : "pad=ceil(iw/2)*2:ceil(ih/2)*2,";

    // Pictures of two fields stay such, or a player would not know to take them apart. The names are ffprobe's.
    private static string[] Fields(PictureFacts facts) => facts.Tags.GetValueOrDefault("field_order") switch
    {
        "tt" or "bt" => ["-x264-params", "tff=1"],
        "bb" or "tb" => ["-x264-params", "bff=1"],
        _ => [],
    };

    private static string[] Encoder =>
        ["-c:v", "libx264", "-preset", "superfast", "-crf", Quality, "-pix_fmt", "yuv420p"];

    private static List<string> Untouched(ExportOrder order) =>
    [
        "-y", "-i", FfmpegProcess.FileUrl(order.VideoPath), "-i", FfmpegProcess.FileUrl(order.AudioPath), "-map", "0:v:0",
        .. order.Video.Codec == "h264"
            ? (string[])["-c:v", "copy"]
            : ["-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", .. Encoder, "-fps_mode", "passthrough"],
        .. SoundAndFile(order),
    ];

    private static string[] SoundAndFile(ExportOrder order)
    {
        var length = Seconds((double)order.Video.Seconds);
        return
        [
            "-map", "1:a:0", "-map_metadata", "-1", "-map_chapters", "-1",
            "-af", $"apad=whole_dur={length},atrim=end={length}", "-c:a", "aac", "-b:a", "192k",
            .. order.Comment.Length == 0 ? (string[])[] : ["-metadata", $"comment={order.Comment}"],
            "-movflags", "+faststart", "-f", "mp4", FfmpegProcess.FileUrl(order.OutputPath),
        ];
    }

    // Pixels that are not square are turned with the picture.
    private static string? Shape(string ratio, VideoTrack video) => ratio.Split(':') switch
    {
        [var width, var height] when video.RotationDegrees is 90 or 270 => $"{height}/{width}",
        [var width, var height] => $"{width}/{height}",
        _ => null,
    };

    private static string Seconds(double seconds) => seconds.ToString("0.######", CultureInfo.InvariantCulture);
}
