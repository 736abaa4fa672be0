namespace SyncMonster.Vision.Performing;

/// <summary>How mouths are moved: three presets, named like the service's lip-sync models.</summary>
public sealed record LipSyncModel
{
    private LipSyncModel(string name) => Name = name;

    /// <summary>
    /// Pro: for frontal faces. The edges of the lips are looked for in the picture itself, teeth and tongue show, and
    /// pixels are taken over with a sharp filter. A head turned by more than 25° is moved less, by 50° not at all.
    /// </summary>
    public static LipSyncModel E1 { get; } = new("e1")
    {
        FindsLips = true,
        ShowsTeeth = true,
        IsSharp = true,
        Roundness = 1,
        TurnsUntil = 25,
        EndsAt = 50,
    };

    /// <summary>
    /// Adaptive: for a wide range of angles. As e1, with calmer lip corners, which give a turned mouth away first;
    /// heads are followed undiminished up to 40°, and up to 70° at all.
    /// </summary>
    public static LipSyncModel E2 { get; } = new("e2")
    {
        FindsLips = true,
        ShowsTeeth = true,
        IsSharp = true,
        Roundness = 0.6f,
        TurnsUntil = 40,
        EndsAt = 70,
    };

    /// <summary>
    /// Legacy: plain. Lips open and close and nothing else: no rounding, no teeth, a soft filter. Undiminished up to
    /// 30°, up to 60° at all.
    /// </summary>
    public static LipSyncModel E3 { get; } = new("e3") { TurnsUntil = 30, EndsAt = 60 };

    /// <summary>The name: e1, e2 or e3.</summary>
    public string Name { get; }

    /// <summary>Whether the edges of the lips are looked for in the picture.</summary>
    internal bool FindsLips { get; private init; }

    /// <summary>Whether teeth and tongue show in an opened mouth.</summary>
    internal bool ShowsTeeth { get; private init; }

    /// <summary>Whether pixels are taken over with a sharp filter.</summary>
    internal bool IsSharp { get; private init; }

    /// <summary>How far lips spread and round, 0 to 1.</summary>
    internal float Roundness { get; private init; }

    /// <summary>The turn of the head in degrees up to which a mouth moves undiminished.</summary>
    internal float TurnsUntil { get; private init; }

    /// <summary>The turn of the head in degrees at which it is left alone.</summary>
    internal float EndsAt { get; private init; }

    /// <summary>The preset of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static LipSyncModel Of(string name) => name switch
    {
        "e1" => E1,
        "e2" => E2,
        "e3" => E3,
        _ => throw new ArgumentException($"There is no lip-sync model '{name}': use e1, e2 or e3.", nameof(name)),
    };
}
