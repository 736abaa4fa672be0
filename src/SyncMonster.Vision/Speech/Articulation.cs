namespace SyncMonster.Vision.Speech;

/// <summary>Makes a mouth's shapes of what was heard.</summary>
internal static class Articulation
{
    private const float Quietest = 0.001f;
    private const float Loudest = 1.25f;

    /// <summary>One shape for each piece.</summary>
    public static MouthShape[] Shapes(IReadOnlyList<SpeechPiece> pieces)
    {
        var loudness = Loudness.Of(pieces);
        var opening = new float[pieces.Count];
        var width = new float[pieces.Count];
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            var loud = piece.Level < Quietest ? 0 : loudness.Relative(piece.Level);

            // Lips part for a hiss too, but little; a hum keeps them shut.
            opening[i] = MathF.Pow(loud, 0.85f) * float.Lerp(0.25f, float.Lerp(0.75f, 1.05f, piece.Jaw), piece.Voiced);
            width[i] = Math.Min(1, loud) * piece.Voiced * piece.Spread;
        }

        Smoothing.AttackAndRelease(opening, attack: 1.2f, release: 2.4f);
        Smoothing.AttackAndRelease(width, attack: 4, release: 4);
        return [.. opening.Zip(width, (o, w) => new MouthShape(Math.Clamp(o, 0, Loudest), Math.Clamp(w, -1, 1)))];
    }
}
