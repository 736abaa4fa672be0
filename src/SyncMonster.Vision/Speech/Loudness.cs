namespace SyncMonster.Vision.Speech;

/// <summary>
/// The scale of one recording, so that a whispered dub moves a mouth as far as a shouted one: from its background to
/// its loud syllables.
/// </summary>
/// <param name="Background">The level that counts as silence.</param>
/// <param name="Loud">The level that opens a mouth fully.</param>
internal readonly record struct Loudness(float Background, float Loud)
{
    private const float MostBackground = 0.12f;
    private const float Silence = 0.0015f;

    public static Loudness Of(IReadOnlyList<SpeechPiece> pieces)
    {
        var levels = pieces.Select(piece => piece.Level).Order().ToArray();
        if (levels.Length == 0 || levels[^1] < Silence)
            return new Loudness(Silence, 1);

        // Pauses, however long, say nothing of how loud the speech is.
        var loudest = levels[^(1 + (levels.Length / 200))];
        var spoken = levels.Where(level => level > loudest * 0.05f).ToArray();
        var loud = spoken[(int)(spoken.Length * 0.93f)];
        var background = levels[levels.Length / 10] * 1.3f;
        return new Loudness(Math.Clamp(background, 0.03f * loud, MostBackground * loud), loud);
    }

    /// <summary>0 for silence, 1 for a loud syllable, up to 1.5 for a louder one.</summary>
    public float Relative(float level) => Math.Clamp((level - Background) / (Loud - Background), 0, 1.5f);
}
