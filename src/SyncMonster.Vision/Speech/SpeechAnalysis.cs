namespace SyncMonster.Vision.Speech;

/// <summary>
/// Listens to speech piece by piece, every 10 ms, and makes the shapes of a mouth of it once all was heard. A mouth
/// follows loudness, which carries the rhythm; the lowest formant, which rises as the jaw drops; the second formant,
/// which rises as the lips spread and falls as they round; and it closes for silence, stops and hums.
/// </summary>
public sealed class SpeechAnalysis
{
    /// <summary>Samples in a second.</summary>
    public const int SampleRate = 16000;

    /// <summary>Seconds from one shape to the next.</summary>
    public const double HopSeconds = 0.01;

    private const int Hop = SampleRate / 100;

    private readonly Spectrum _spectrum = new();
    private readonly List<SpeechPiece> _pieces = [];
    private readonly float[] _recent = new float[Spectrum.Window];
    private long _taken;

    /// <summary>Listens to more samples.</summary>
    /// <param name="samples">
    /// One channel at <see cref="SampleRate"/>, −1 to 1; what is not a number is taken as 0.
    /// </param>
    public void Add(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            // A piece is centred on its time: it is looked at half a window later.
            var next = (_pieces.Count * (long)Hop) + (Spectrum.Window / 2);
            var count = (int)Math.Min(samples.Length, next - _taken);
            Remember(samples[..count]);
            samples = samples[count..];
            if (_taken == next)
                Look();
        }
    }

    /// <summary>The shapes for all that was heard.</summary>
    public MouthTrack Track()
    {
        // Half a window of silence brings out the last pieces.
        var heard = (_taken + Hop - 1) / Hop;
        var silence = new float[Spectrum.Window];
        while (_pieces.Count < heard)
            Add(silence.AsSpan(0, Hop));
        return new MouthTrack(Articulation.Shapes(_pieces));
    }

    private void Remember(ReadOnlySpan<float> samples)
    {
        _taken += samples.Length;
        if (samples.Length > _recent.Length)
            samples = samples[^_recent.Length..];
        _recent.AsSpan(samples.Length).CopyTo(_recent);
        var place = _recent.AsSpan(_recent.Length - samples.Length);
        for (var i = 0; i < samples.Length; i++)
            place[i] = float.IsFinite(samples[i]) ? Math.Clamp(samples[i], -1, 1) : 0;
    }

    private void Look()
    {
        _spectrum.Take(_recent);
        _pieces.Add(SpeechPiece.Of(_spectrum));
    }
}
