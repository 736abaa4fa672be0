namespace SyncMonster.Vision.Speech;

/// <summary>What a mouth does at one moment of speech.</summary>
/// <param name="Opening">
/// How far it is open: 0 closed, 1 as far as in loud, clear speech; a shout may go up to 1.25.
/// </param>
/// <param name="Width">How its corners stand: −1 rounded as for "oo", 0 at rest, 1 spread as for "ee".</param>
public readonly record struct MouthShape(float Opening, float Width)
{
    /// <summary>A mouth that rests closed.</summary>
    public static readonly MouthShape Closed = new(0, 0);

    /// <summary>The shape on the way from one to another.</summary>
    /// <param name="from">The shape at 0.</param>
    /// <param name="to">The shape at 1.</param>
    /// <param name="part">How far on the way, 0 to 1.</param>
    public static MouthShape Between(MouthShape from, MouthShape to, float part) =>
        new(float.Lerp(from.Opening, to.Opening, part), float.Lerp(from.Width, to.Width, part));
}
