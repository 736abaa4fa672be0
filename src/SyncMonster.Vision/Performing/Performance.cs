namespace SyncMonster.Vision.Performing;

/// <summary>What the driven faces of a video are to do: move their lips, show an emotion, or both.</summary>
public sealed record Performance
{
    /// <summary>The least <see cref="Intensity"/>.</summary>
    public const double LeastIntensity = 0.5;

    /// <summary>The greatest <see cref="Intensity"/>.</summary>
    public const double GreatestIntensity = 3.5;

    /// <summary>How lips follow the sound; null: they stay as they are.</summary>
    public LipSyncModel? LipSync { get; init; }

    /// <summary>
    /// How far mouths open, from <see cref="LeastIntensity"/>, subtle, to <see cref="GreatestIntensity"/>, exaggerated;
    /// 1 by default. More always opens further.
    /// </summary>
    public double Intensity { get; init; } = 1;

    /// <summary>The emotions; none by default.</summary>
    public Drama Drama { get; init; } = Drama.None;

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsNothing => LipSync is null && Drama.IsNone;
}
