using System.Diagnostics;
using SyncMonster.Vision.Speech;
using SyncMonster.Vision.Tests.Support;

namespace SyncMonster.Vision.Tests.Speech;

/// <summary>Sounds made for tests: a buzz through formants, hisses and silence; and real synthesized speech.</summary>
internal static class Sound
{
    private const int Rate = SpeechAnalysis.SampleRate;

    /// <summary>
    /// A vowel: the harmonics of a 120 Hz voice, each as loud as a row of resonators, the formants, lets it be.
    /// </summary>
    public static float[] Vowel(double seconds, double level, params double[] formants)
    {
        var samples = new float[(int)(seconds * Rate)];
        for (var hz = 120.0; hz < 7000; hz += 120)
        {
            var gain = formants.Aggregate(1 / hz, (product, formant) => product * Resonance(hz, formant));
            for (var i = 0; i < samples.Length; i++)
                samples[i] += (float)(gain * Math.Sin(2 * Math.PI * hz * i / Rate));
        }

        return AtLevel(samples, level);
    }

    public static float[] Hiss(double seconds, double level)
    {
        var random = new Random(1);
        var samples = new float[(int)(seconds * Rate)];
        var last = 0.0;
        for (var i = 0; i < samples.Length; i++)
        {
            var noise = random.NextDouble() - 0.5;
            (samples[i], last) = ((float)(noise - (0.95 * last)), noise);
        }

        return AtLevel(samples, level);
    }

    public static float[] Silence(double seconds) => new float[(int)(seconds * Rate)];

    /// <summary>The mean of what a track does between two times.</summary>
    public static MouthShape Mean(MouthTrack track, double from, double to)
    {
        var shapes = Enumerable.Range(0, 50).Select(i => track.At(from + ((to - from) * i / 50))).ToArray();
        return new MouthShape(shapes.Average(s => s.Opening), shapes.Average(s => s.Width));
    }

    /// <summary>What espeak-ng says, as samples; skips the test where a tool is missing.</summary>
    public static async Task<float[]> SpokenAsync(string voice, string words)
    {
        var tools = Clips.Tools;
        var path = Path.Combine(Path.GetTempPath(), $"vision-test-{Guid.NewGuid():N}.wav");
        try
        {
            using (var espeak = Process.Start("espeak-ng", ["-v", voice, "-w", path, words]))
                await espeak.WaitForExitAsync();
            var samples = new List<float>();
            await SoundReader.ReadAsync(
                tools, path, block => samples.AddRange(block), TimeSpan.FromMinutes(1), default);
            return [.. samples];
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Two poles at the formant, 80 Hz wide, as in Klatt's synthesizer.
    private static double Resonance(double hz, double formant)
    {
        var (detuned, damped) = (1 - Math.Pow(hz / formant, 2), 80 * hz / (formant * formant));
        return 1 / Math.Sqrt((detuned * detuned) + (damped * damped));
    }

    private static float[] AtLevel(float[] samples, double level)
    {
        var rms = Math.Sqrt(samples.Average(s => (double)s * s));
        return [.. samples.Select(s => (float)(s * level / rms))];
    }
}
