using System.Globalization;
using System.Text;
using SyncMonster.Media;

namespace SyncMonster.Vision.Exporting;

/// <summary>
/// What pixels alone don't tell of a video's picture: when each frame is shown, and how its colours are meant.
/// </summary>
internal sealed class PictureFacts
{
    private const int MostBytes = 1 << 28;

    private readonly IReadOnlyList<long> _times;
    private readonly double _tick;
    private readonly double _frameSeconds;

    private PictureFacts(
        IReadOnlyList<long> times, double tick, double frameSeconds, double lastSeconds, IReadOnlyDictionary<string, string> tags)
    {
        (_times, _tick, _frameSeconds) = (times, tick, frameSeconds);
        LastSeconds = lastSeconds;
        Tags = tags;
    }

    /// <summary>How long the last frame is shown, in seconds.</summary>
    public double LastSeconds { get; }

    /// <summary>The tags of the picture, named as ffprobe names them; those that are unknown are left out.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>Ticks a second in which the video counts time.</summary>
    public int TicksASecond => (int)Math.Clamp(Math.Round(1 / _tick), 1, int.MaxValue);

    /// <summary>When a frame is shown, in seconds since the file begins.</summary>
    public double SecondsOf(long frame) => frame < _times.Count
        ? _times[(int)frame] * _tick
        : ((_times.Count > 0 ? _times[^1] * _tick : -_frameSeconds) + ((frame - _times.Count + 1) * _frameSeconds));

    /// <summary>Reads the facts from a file's packets, without decoding.</summary>
    /// <exception cref="FfmpegException">The file can't be read.</exception>
    public static async Task<PictureFacts> ReadAsync(
        FfmpegTools tools, string path, VideoTrack video, TimeSpan limit, CancellationToken ct)
    {
        var output = await FfmpegProcess.CaptureAsync(
            tools.FfprobePath,
            [
                "-select_streams", "v:0", "-show_entries",
                "packet=pts,duration,flags"
                + ":stream=time_base,sample_aspect_ratio,field_order,color_space,color_transfer,color_primaries:format=start_time",
                "-of", "compact", FfmpegProcess.FileUrl(path),
            ],
            MostBytes,
            limit,
            ct);
        List<(long Time, long Duration)> frames = [];
        Dictionary<string, string> tags = [];
        foreach (var line in Encoding.UTF8.GetString(output).Split('\n'))
        {
            if (line.StartsWith("packet|pts=", StringComparison.Ordinal))
                AddTime(frames, line.AsSpan("packet|pts=".Length));
            else
                AddTags(tags, line);
        }

        // Packets stand in the order of decoding.
        frames.Sort();
        var tick = tags.TryGetValue("time_base", out var scale) && Seconds(scale) is > 0 and var seconds
            ? seconds
            : 1e-3;
        var start = tags.TryGetValue("start_time", out var text)
            && double.TryParse(text, CultureInfo.InvariantCulture, out var begins)
                ? (long)Math.Round(begins / tick)
                : 0;
        var frame = video.FramesPerSecond > 0 ? 1 / video.FramesPerSecond : 0.04;
        var last = frames.Count > 0 && frames[^1].Duration > 0 ? frames[^1].Duration * tick : frame;
        return new PictureFacts([.. frames.Select(shown => Math.Max(0, shown.Time - start))], tick, frame, last, tags);
    }

    private static void AddTime(List<(long Time, long Duration)> frames, ReadOnlySpan<char> text)
    {
        // "1024|duration=512|flags=KD_": D for those that the edit list hides.
        var end = text.IndexOf('|');
        if (end <= 0 || !long.TryParse(text[..end], CultureInfo.InvariantCulture, out var time))
            return;
        var rest = text[(end + 1)..];
        var flags = rest.IndexOf('|');
        if (flags < 0 || rest[flags..].Contains('D'))
            return;
        const string name = "duration=";
        frames.Add((time, long.TryParse(rest[name.Length..flags], CultureInfo.InvariantCulture, out var duration) ? duration : 0));
    }

    private static void AddTags(Dictionary<string, string> tags, string line)
    {
        foreach (var pair in line.Split('|').Skip(1).Select(entry => entry.Trim().Split('=')).Where(pair => pair.Length == 2))
        {
            if (pair[1] is not ("unknown" or "unspecified" or "N/A" or "0:1" or "reserved" or ""))
                tags[pair[0]] = pair[1];
        }
    }

    private static double? Seconds(string timeBase) =>
        timeBase.Split('/') is [var over, var under]
        && double.TryParse(over, CultureInfo.InvariantCulture, out var a)
        && double.TryParse(under, CultureInfo.InvariantCulture, out var b)
            ? a / b
            : null;
}
