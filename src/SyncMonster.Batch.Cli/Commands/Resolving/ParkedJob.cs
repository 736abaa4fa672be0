using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands.Resolving;

/// <summary>A job that a request in doubt holds up.</summary>
/// <param name="State">All that is known of its account and project.</param>
/// <param name="Job">The job.</param>
/// <param name="Request">The request.</param>
internal sealed record ParkedJob(BatchState State, Job Job, Request Request)
{
    /// <summary>In one line, for someone who has to find out which request it is.</summary>
    public override string ToString() =>
        $"{Job.Plan.Id}: {Resolution.Word(Request.Ask.Kind)} of {Request.Worst} credits at the most"
        + (Request.IntentAt is { } sent ? $", sent {sent.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC" : "")
        + $", project {State.Plan.Project} on {State.Plan.Account}";
}
