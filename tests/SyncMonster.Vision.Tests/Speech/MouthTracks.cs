using SyncMonster.Vision.Speech;
using SyncMonster.Vision.Tests.Support;

namespace SyncMonster.Vision.Tests.Speech;

public sealed class MouthTracks(ITestOutputHelper output)
{
    private static readonly double[] Ah = [750, 1200, 2500];
    private static readonly double[] Ee = [280, 2250, 2900];
    private static readonly double[] Oo = [310, 850, 2300];

    [Fact]
    public void An_ah_opens_wider_than_an_ee_or_an_oo_of_the_same_loudness()
    {
        var (ah, ee, oo) = (Vowel(Ah), Vowel(Ee), Vowel(Oo));
        output.WriteLine($"ah {ah} ee {ee} oo {oo}");
        Assert.True(ah.Opening > ee.Opening * 1.2);
        Assert.True(ah.Opening > oo.Opening * 1.2);
    }

    [Fact]
    public void An_ee_spreads_the_lips_and_an_oo_rounds_them()
    {
        Assert.InRange(Vowel(Ee).Width, 0.4, 1);
        Assert.InRange(Vowel(Oo).Width, -1, -0.4);
        Assert.InRange(Vowel(Ah).Width, -0.6, 0.4);
    }

    [Fact]
    public void Silence_closes_the_mouth_and_so_does_the_end_of_the_sound()
    {
        var track = MouthTrack.Of([.. Sound.Vowel(0.5, 0.1, Ah), .. Sound.Silence(0.5), .. Sound.Vowel(0.5, 0.1, Ah)]);
        Assert.True(Sound.Mean(track, 0.1, 0.4).Opening > 0.7);
        Assert.True(Sound.Mean(track, 0.6, 0.9).Opening < 0.02);
        Assert.Equal(MouthShape.Closed, track.At(1.6));
        Assert.Equal(MouthShape.Closed, track.At(-0.1));
        Assert.Equal(MouthShape.Closed, track.At(double.NaN));
        Assert.Equal(1.5, track.Seconds, 2);
    }

    [Fact]
    public void The_stop_of_a_plosive_closes_the_mouth_for_a_moment()
    {
        var track = MouthTrack.Of([.. Sound.Vowel(0.4, 0.1, Ah), .. Sound.Silence(0.07), .. Sound.Vowel(0.4, 0.1, Ah)]);
        Assert.True(track.At(0.435).Opening < 0.25 * track.At(0.2).Opening, $"{track.At(0.435)} in {track.At(0.2)}");
    }

    [Fact]
    public void Hisses_and_hums_open_the_mouth_but_little()
    {
        var track = MouthTrack.Of(
        [
            .. Sound.Vowel(0.5, 0.1, Ah), .. Sound.Hiss(0.5, 0.07), .. Sound.Vowel(0.5, 0.1, Ah), .. Sound.Vowel(
                0.5, 0.07, 240),
        ]);
        var vowel = Sound.Mean(track, 0.1, 0.4).Opening;
        output.WriteLine($"vowel {vowel:F2} hiss {Sound.Mean(track, 0.6, 0.9)} hum {Sound.Mean(track, 1.6, 1.9)}");
        Assert.True(Sound.Mean(track, 0.6, 0.9).Opening < 0.5 * vowel);
        Assert.True(Sound.Mean(track, 1.6, 1.9).Opening < 0.5 * vowel);
    }

    [Theory]
    [InlineData(0.004)]
    [InlineData(0.05)]
    [InlineData(0.3)]
    public void However_quiet_the_recording_the_mouth_opens_as_far(double level)
    {
        var track = MouthTrack.Of([.. Sound.Silence(0.3), .. Sound.Vowel(0.6, level, Ah), .. Sound.Silence(0.3)]);
        Assert.InRange(Sound.Mean(track, 0.4, 0.8).Opening, 0.8, 1.1);
    }

    [Fact]
    public void Noise_in_the_background_does_not_open_the_mouth()
    {
        var noise = Sound.Hiss(1.5, 0.01);
        var speech = (float[])[.. Sound.Silence(0.5), .. Sound.Vowel(0.5, 0.1, Ah), .. Sound.Silence(0.5)];
        var track = MouthTrack.Of([.. speech.Zip(noise, (a, b) => a + b)]);
        Assert.True(Sound.Mean(track, 0.05, 0.4).Opening < 0.05);
        Assert.True(Sound.Mean(track, 0.6, 0.9).Opening > 0.7);
    }

    [Fact]
    public void A_syllable_is_answered_without_lag()
    {
        var track = MouthTrack.Of([.. Sound.Silence(0.5), .. Sound.Vowel(0.2, 0.1, Ah), .. Sound.Silence(0.5)]);
        var weights =
            Enumerable.Range(0, 1200).Select(ms => (At: ms / 1000.0, track.At(ms / 1000.0).Opening)).ToArray();
        Assert.Equal(0.6, weights.Sum(w => w.At * w.Opening) / weights.Sum(w => w.Opening), 0.008);
    }

    [Theory]
    [InlineData("es", "Buenas noches. Esto es una prueba de sonido: uno, dos, tres, cuatro, cinco. Hasta luego.")]
    [InlineData("de", "Guten Abend. Dies ist eine Tonprobe: eins, zwei, drei, vier, fünf. Auf Wiedersehen.")]
    [InlineData("en", "Peter Piper picked a peck of pickled peppers. We moved away many months ago.")]
    public async Task Speech_moves_the_mouth_in_its_rhythm(string voice, string words)
    {
        var samples = await Sound.SpokenAsync(voice, words);
        var track = MouthTrack.Of(samples);
        foreach (var rate in (double[])[24, 30000.0 / 1001, 50])
        {
            var frames = (int)(track.Seconds * rate);
            var opening = Enumerable.Range(0, frames).Select(i => (double)track.At(i / rate).Opening).ToArray();
            var envelope = Statistics.Envelope(samples, SpeechAnalysis.SampleRate, rate, frames);
            var (lag, r) = Statistics.BestLag(opening, envelope, 5);
            var widths = Enumerable.Range(0, frames).Select(i => track.At(i / rate).Width).ToArray();
            output.WriteLine($"{voice} at {rate:F2}: r = {r:F3} at lag {lag}; mean opening {opening.Average():F2}, " +
                $"above a half {opening.Count(o => o > 0.5) * 100 / frames} %, width {widths.Min():F2} to {widths.Max():F2}");
            Assert.True(r > 0.9);
            Assert.Equal(0, lag);
        }
    }

    [Fact]
    public void The_same_sound_gives_the_same_shapes_however_it_is_cut()
    {
        var sound = (float[])[.. Sound.Vowel(0.3, 0.1, Ee), .. Sound.Hiss(0.2, 0.05), .. Sound.Vowel(0.3, 0.1, Oo)];
        var whole = MouthTrack.Of(sound);
        var analysis = new SpeechAnalysis();
        foreach (var block in sound.Chunk(37))
            analysis.Add(block);
        var blocks = analysis.Track();
        Assert.All(Enumerable.Range(0, 800), ms => Assert.Equal(whole.At(ms / 1000.0), blocks.At(ms / 1000.0)));
    }

    [Fact]
    public void Nothing_and_nonsense_are_silence()
    {
        Assert.Equal(MouthShape.Closed, MouthTrack.Of([]).At(0));
        Assert.Equal(MouthShape.Closed, MouthTrack.Of(new float[10]).At(0));
        Assert.Equal(MouthShape.Closed, MouthTrack.Of([.. Enumerable.Repeat(float.NaN, 8000)]).At(0.2));
    }

    private static MouthShape Vowel(double[] formants)
    {
        // Each is heard among the others, as loudness is relative to the whole recording.
        var track = MouthTrack.Of(
            [.. Sound.Vowel(0.5, 0.1, formants), .. Sound.Silence(0.2), .. Sound.Vowel(0.5, 0.1, Ah)]);
        return Sound.Mean(track, 0.1, 0.4);
    }
}
