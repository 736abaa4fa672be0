namespace SyncMonster.Sandbox.State;

/// <summary>Credits per second of video, from the reference's section "Credits".</summary>
internal static class Prices
{
    public const decimal FindFacePerSecond = 0.5m;
    public const decimal LipsyncPerSecond = 1;
    public const decimal DramaPerSecond = 1;

    /// <summary>The seconds billed for a length: rounded up to 0.01.</summary>
    public static decimal Billed(decimal seconds) => Math.Ceiling(seconds * 100) / 100;

    public static decimal FindFace(decimal billedSeconds) => billedSeconds * FindFacePerSecond;

    public static decimal Generate(decimal billedSeconds, GenerationSettings settings) =>
        billedSeconds * ((settings.IsLipsync ? LipsyncPerSecond : 0) + (settings.IsDrama ? DramaPerSecond : 0));
}
