namespace SyncMonster.Batch.Simulation.Scenarios;

/// <summary>What the reference leaves open, as the service of one world has it from beginning to end.</summary>
/// <param name="ListsFindFace">Whether lists show find-face requests.</param>
/// <param name="ListsOldestFirst">Whether lists begin with the oldest.</param>
/// <param name="ListsBareIds">Whether lists leave the prefix of a find-face id out.</param>
/// <param name="NamesAssets">Whether the answer to a paid request names its assets.</param>
/// <param name="NamesCharges">Whether a finished request says what it cost.</param>
/// <param name="ChargesFailures">Whether what fails is charged all the same.</param>
/// <param name="BillsWholeSeconds">Whether a started second is billed whole.</param>
/// <param name="TagsFiles">Whether finished videos have a strong ETag.</param>
internal sealed record Habits(
    bool ListsFindFace,
    bool ListsOldestFirst,
    bool ListsBareIds,
    bool NamesAssets,
    bool NamesCharges,
    bool ChargesFailures,
    bool BillsWholeSeconds,
    bool TagsFiles)
{
    public static Habits Of(Draw draw) => new(
        ListsFindFace: draw.Chance(0.85),
        ListsOldestFirst: draw.Chance(0.1),
        ListsBareIds: draw.Chance(0.5),
        NamesAssets: draw.Chance(0.85),
        NamesCharges: draw.Chance(0.8),
        ChargesFailures: draw.Chance(0.5),
        BillsWholeSeconds: draw.Chance(0.5),
        TagsFiles: draw.Chance(0.5));
}
