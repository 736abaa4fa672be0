namespace SyncMonster.Vision.Scenes;

/// <summary>
/// Tells from three pictures, before, amid and after, whether one scene turns into another gradually. Movement, which
/// also ends in another picture, looks different amid: it shows something new, not what lies before and after.
/// </summary>
internal static class GradualChange
{
    // Both pictures on top of each other have less contrast than the stronger of the two by itself.
    private const double LessContrast = 0.75;

    // How far a mixture may be from the exact one: both scenes move meanwhile.
    private const double NotMixed = 0.3;

    // A fade leaves next to nothing of either.
    private const double Faded = 0.08;

    // A wipe shows either the one or the other, everywhere, and some of both.
    private const double NotWiped = 0.1;
    private const double WipedShare = 0.25;

    /// <summary>
    /// Whether <paramref name="amid"/> lies in a dissolve, a fade or a wipe from the one to the other.
    /// </summary>
    public static bool IsBetween(Thumbnail before, Thumbnail amid, Thumbnail after)
    {
        if (amid.Variance < Faded * Math.Min(before.Variance, after.Variance))
            return true;

        double apart = 0, notMixed = 0, notWiped = 0, nearerBefore = 0;
        for (var i = 0; i < Thumbnail.Pixels; i++)
        {
            float a = before.Luma[i], m = amid.Luma[i], b = after.Luma[i];
            float toBefore = Math.Abs(m - a), toAfter = Math.Abs(m - b);
            apart += Math.Abs(a - b);
            notMixed += Math.Abs(m - ((a + b) / 2));
            notWiped += Math.Min(toBefore, toAfter);
            nearerBefore += toBefore < toAfter ? Math.Abs(a - b) : 0;
        }

        var isMixed = notMixed < NotMixed * apart
            && amid.Variance < LessContrast * Math.Max(before.Variance, after.Variance);
        var share = nearerBefore / Math.Max(apart, 1);
        return isMixed || (notWiped < NotWiped * apart && share is > WipedShare and < 1 - WipedShare);
    }
}
