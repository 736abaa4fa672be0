namespace SyncMonster.Batch.Reports.Json;

// The shape of report.json, in the order in which it is written. Amounts are credits, times are UTC, and what isn't
// known is null. A change that breaks a reader raises Version.

/// <summary><c>report.json</c>.</summary>
internal sealed record ReportDocument(
    int Version,
    string Project,
    string Account,
    bool Sandbox,
    string? Banner,
    DateTime MadeAt,
    IReadOnlyList<RunEntry> Runs,
    BudgetEntry? Budget,
    TotalsEntry Totals,
    IReadOnlyList<GroupEntry> ByLanguage,
    IReadOnlyList<GroupEntry> ByModel,
    IReadOnlyList<GroupEntry> ByVideo,
    IReadOnlyList<TagEntry> ByTag,
    IReadOnlyList<JobEntry> Jobs,
    IReadOnlyList<NoteEntry> Notes);

internal sealed record RunEntry(DateTime StartedAt, DateTime? EndedAt, int? ExitCode);

internal sealed record BudgetEntry(
    decimal? MaxCredits,
    decimal? MaxCreditsPerJob,
    decimal? MaxCreditsPerDay,
    IReadOnlyList<TagCapEntry> MaxCreditsPerTag,
    string OnExceeded);

internal sealed record TagCapEntry(string Tag, string? Value, decimal MaxCredits);

internal sealed record TotalsEntry(
    JobCountsEntry Jobs,
    long DeliveredBytes,
    CostsEntry Costs,
    CostsEntry FindFace,
    CostsEntry Generation,
    CostsEntry OutsidePlan,
    decimal? ChargedInLastRun,
    decimal? ChargedInLastRunAtMost,
    decimal? NotPaidAgain);

internal sealed record JobCountsEntry(
    int All, int Delivered, int Failed, int Review, int Parked, int Waiting, int UnderWay);

/// <summary>
/// Costs; an amount is null where a part of it isn't known, and the sum of the parts that are stands beside.
/// </summary>
internal sealed record CostsEntry(
    decimal? Estimate,
    decimal? EstimateKnown,
    decimal? WorstCase,
    decimal? Charged,
    decimal? ChargedKnown,
    int ChargesNotKnown,
    decimal? ChargedAtMost,
    decimal? Saved,
    decimal? SavedAtMost);

internal sealed record GroupEntry(
    string? Name, int Jobs, int Delivered, decimal Seconds, int UnknownLengths, CostsEntry Costs);

internal sealed record TagEntry(string Tag, IReadOnlyList<GroupEntry> Values);

internal sealed record NoteEntry(DateTime At, string Text);
