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

    private readonly Spectrum spectrum = new();
    private readonly List<SpeechPiece> pieces = [];
    private readonly float[] recent = new float[Spectrum.Window];
    private long taken;

    /// <summary>Listens to more samples.</summary>
    /// <param name="samples">
    /// One channel at <see cref="SampleRate"/>, −1 to 1; what is not a number is taken as 0.
    /// </param>
    public void Add(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            // A piece is centred on its time: it is looked at half a window later.
            var next = (pieces.Count * (long)Hop) + (Spectrum.Window / 2);
            var count = (int)Math.Min(samples.Length, next - taken);
            Remember(samples[..count]);
            samples = samples[count..];
            if (taken == next)
                Look();
        }
    }

    /// <summary>The shapes for all that was heard.</summary>
    public MouthTrack Track()
    {
        // Half a window of silence brings out the last pieces.
        var heard = (taken + Hop - 1) / Hop;
        var silence = new float[Spectrum.Window];
        while (pieces.Count < heard)
            Add(silence.AsSpan(0, Hop));
        return new MouthTrack(Articulation.Shapes(pieces));
    }

    private void Remember(ReadOnlySpan<float> samples)
    {
        taken += samples.Length;
        if (samples.Length > recent.Length)
            samples = samples[^recent.Length..];
        recent.AsSpan(samples.Length).CopyTo(recent);
        var place = recent.AsSpan(recent.Length - samples.Length);
        for (var i = 0; i < samples.Length; i++)
            place[i] = float.IsFinite(samples[i]) ? Math.Clamp(samples[i], -1, 1) : 0;
    }

    private void Look()
    {
        spectrum.Take(recent);
        pieces.Add(SpeechPiece.Of(spectrum));
    }
}
