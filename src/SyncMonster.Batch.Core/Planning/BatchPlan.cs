using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>What a run is to do: the manifest with the contents of its inputs known.</summary>
/// <param name="Account">Whose requests these are: the endpoint, or <c>sandbox</c>.</param>
/// <param name="Project">The name the budget is counted under.</param>
/// <param name="Budget">What may be spent.</param>
/// <param name="Concurrency">How much happens at once.</param>
/// <param name="OutputDirectory">The full path of the output folder.</param>
/// <param name="Jobs">The jobs in manifest order.</param>
public sealed record BatchPlan(
    string Account,
    string Project,
    BudgetSettings Budget,
    ConcurrencySettings Concurrency,
    string OutputDirectory,
    EquatableList<PlannedJob> Jobs);

/// <summary>A plan, or what stands in its way.</summary>
/// <param name="Plan">The plan; null while an error stands.</param>
/// <param name="Problems">Warnings and errors by place.</param>
public sealed record PlanningResult(BatchPlan? Plan, IReadOnlyList<Problem> Problems);
