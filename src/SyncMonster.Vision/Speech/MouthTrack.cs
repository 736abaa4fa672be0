using SyncMonster.Media;

namespace SyncMonster.Vision.Speech;

/// <summary>The shapes of a mouth that says what is heard, over the whole length of a sound.</summary>
public sealed class MouthTrack
{
    private readonly MouthShape[] _shapes;

    internal MouthTrack(MouthShape[] shapes) => _shapes = shapes;

    /// <summary>Length of the sound in seconds.</summary>
    public double Seconds => _shapes.Length * SpeechAnalysis.HopSeconds;

    /// <summary>Decodes a sound and reads the mouth's shapes off it. Memory grows by about 3 MB an hour.</summary>
    /// <param name="tools">Where ffmpeg is.</param>
    /// <param name="path">A file with sound; its first audio track counts.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="FfmpegException">The sound can't be decoded, or not within the limit.</exception>
    public static async Task<MouthTrack> ReadAsync(FfmpegTools tools, string path, TimeSpan limit, CancellationToken ct)
    {
        var analysis = new SpeechAnalysis();
        await SoundReader.ReadAsync(tools, path, analysis.Add, limit, ct);
        return analysis.Track();
    }

    /// <summary>Reads the mouth's shapes off samples.</summary>
    /// <param name="samples">One channel at <see cref="SpeechAnalysis.SampleRate"/>, −1 to 1.</param>
    public static MouthTrack Of(ReadOnlySpan<float> samples)
    {
        var analysis = new SpeechAnalysis();
        analysis.Add(samples);
        return analysis.Track();
    }

    /// <summary>The shape at any time; closed before the sound begins and after it ends.</summary>
    /// <param name="seconds">The time since the sound began.</param>
    public MouthShape At(double seconds)
    {
        var position = seconds / SpeechAnalysis.HopSeconds;
        if (!(position > -1 && position < _shapes.Length))
            return MouthShape.Closed;
        var before = (int)Math.Floor(position);
        return MouthShape.Between(Shape(before), Shape(before + 1), (float)(position - before));
    }

    /// <summary>How lively the voice is around a time: the mean opening over half a second, 0 to 1.</summary>
    /// <param name="seconds">The time since the sound began.</param>
    public float Energy(double seconds)
    {
        const int steps = 12;
        var (sum, weights) = (0f, 0f);
        for (var step = -steps; step <= steps; step++)
        {
            var weight = 1 - (Math.Abs(step) / (steps + 1f));
            sum += weight * At(seconds + (step * 0.02)).Opening;
            weights += weight;
        }

        return Math.Min(1, sum / weights);
    }

    private MouthShape Shape(int index) => (uint)index < (uint)_shapes.Length ? _shapes[index] : MouthShape.Closed;
}
