namespace SyncMonster.Vision.Performing;

/// <summary>Emotions to play, each 0 (not at all) to 1.</summary>
/// <param name="Happy">Corners of the mouth and cheeks rise, lower lids with them.</param>
/// <param name="Sad">
/// Corners fall and inner brows rise; the other end of the same axis as <paramref name="Happy"/>.
/// </param>
/// <param name="Excited">Brows rise, eyes open, the mouth opens further, the head nods with the voice.</param>
/// <param name="Angry">Brows come down and together, lids narrow, lips press.</param>
public sealed record Drama(double Happy, double Sad, double Excited, double Angry)
{
    /// <summary>No emotion at all.</summary>
    public static readonly Drama None = new(0, 0, 0, 0);

    /// <summary>What is left of sad beside happy: nothing where happy is as strong.</summary>
    internal double SadBesideHappy => Math.Max(0, Sad - Happy);

    /// <summary>What is left of happy beside sad.</summary>
    internal double HappyBesideSad => Math.Max(0, Happy - (0.5 * Math.Min(Happy, Sad)));

    internal bool IsNone => this == None;
}
