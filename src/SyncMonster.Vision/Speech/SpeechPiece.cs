namespace SyncMonster.Vision.Speech;

/// <summary>What one short piece of sound tells of the mouth that made it.</summary>
/// <param name="Level">How loud it is: root mean square, 1 for full scale.</param>
/// <param name="Jaw">How far the lowest formant speaks of a dropped jaw: 0 ("ee", "oo") to 1 ("ah").</param>
/// <param name="Spread">How far the second formant speaks of spread (1) or rounded (−1) lips.</param>
/// <param name="Voiced">How far it is a voice through an open mouth: 0 for hisses and hums, 1 for vowels.</param>
internal readonly record struct SpeechPiece(float Level, float Jaw, float Spread, float Voiced)
{
    // Formants of adult speech after Peterson and Barney (1952), from the closest to the most open vowel.
    private const float CloseJaw = 330, OpenJaw = 680;
    private const float RoundLips = 900, SpreadLips = 2000;

    public static SpeechPiece Of(Spectrum spectrum)
    {
        var hum = spectrum.Power(80, 400);
        var vowel = spectrum.Power(400, 3000);
        var hiss = spectrum.Power(3000, 7900);
        var all = hum + vowel + hiss;
        if (all < 1e-9f)
            return new SpeechPiece(0, 0, 0, 0);

        var jaw = Part(spectrum.Middle(220, 1100) ?? CloseJaw, CloseJaw, OpenJaw);
        var spread = (2 * Part(spectrum.Middle(750, 2900) ?? 0, RoundLips, SpreadLips)) - 1;

        // A low second formant next to a high first one is an "ah", which rounds nothing.
        if (spread < 0)
            spread *= 1 - (0.8f * jaw);

        // A hiss has its power above the formants; a hum (m, n) has next to none in them.
        var notHiss = 1 - Part(hiss / all, 0.35f, 0.8f);
        var notHum = Part(10 * MathF.Log10((vowel / (hum + 1e-12f)) + 1e-6f), -26, -16);
        return new SpeechPiece(MathF.Sqrt(all), jaw, spread, notHiss * notHum);
    }

    private static float Part(float value, float from, float to) => Math.Clamp((value - from) / (to - from), 0, 1);
}
