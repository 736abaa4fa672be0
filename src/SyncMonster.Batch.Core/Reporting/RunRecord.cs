using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>
/// All that a checkpoint remembers of one project on one account; reports are made from this and nothing else.
/// </summary>
/// <param name="Account">Whose requests these are: the endpoint, or <c>sandbox</c>.</param>
/// <param name="Project">The project.</param>
/// <param name="OutputDirectory">The full path of the output folder of the last run.</param>
/// <param name="Jobs">The jobs of the last run's plan, in its order.</param>
/// <param name="Requests">Every paid request the jobs stand on, and every other of the project.</param>
/// <param name="History">What happened, oldest first.</param>
public sealed record RunRecord(
    string Account,
    string Project,
    string OutputDirectory,
    IReadOnlyList<Job> Jobs,
    IReadOnlyList<Request> Requests,
    IReadOnlyList<HistoryEntry> History)
{
    /// <summary>The project's runs, oldest first; empty: it isn't known which work was done by which.</summary>
    public IReadOnlyList<RunSpan> Runs { get; init; } = [];

    /// <summary>The budget of the last run; null where it isn't known.</summary>
    public BudgetSettings? Budget { get; init; }

    /// <summary>How much happened at once in the last run; null where it isn't known.</summary>
    public ConcurrencySettings? Concurrency { get; init; }
}

/// <summary>One run of a project.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; null while it goes on, and where it was cut off.</param>
/// <param name="Result">What it came to; null where it hasn't ended.</param>
public sealed record RunSpan(DateTimeOffset StartedAt, DateTimeOffset? EndedAt, ExitCode? Result);
