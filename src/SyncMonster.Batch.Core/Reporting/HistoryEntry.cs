namespace SyncMonster.Batch.Core.Reporting;

/// <summary>One line of what happened, as the checkpoint keeps it.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What it is about: <c>run</c>, <c>job</c>, <c>request</c> or <c>asset</c>.</param>
/// <param name="Id">Which one: a job's name, our own id of a request, an asset's content.</param>
/// <param name="Stage">What it came to, as the stage's name in lower case.</param>
/// <param name="Text">More words; null where there are none.</param>
public sealed record HistoryEntry(DateTimeOffset At, string Kind, string Id, string Stage, string? Text);
