using System.Text.Json;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Reports;

/// <summary>
/// The words that stand for stages and the like in files for machines: lower case, with <c>_</c> between words.
/// </summary>
internal static class Words
{
    public static string Of(JobStage stage) => Snake(stage);

    public static string Of(RequestStage stage) => Snake(stage);

    public static string Of(RequestKind kind) => Snake(kind);

    public static string Of(OnExceeded onExceeded) => Snake(onExceeded);

    /// <summary>The word for a step's origin; null where it has none.</summary>
    public static string? Of(StepOrigin origin) => origin == StepOrigin.None ? null : Snake(origin);

    private static string Snake<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());
}
