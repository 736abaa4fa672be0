using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>Why a job isn't delivered, and what to do about it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record Advice(string Reason, string Remedy)
{
    /// <summary>The advice for a job; null for a delivered one.</summary>
    /// <param name="job">The job.</param>
    /// <param name="request">The request it waits for; null where there is none.</param>
    public static Advice? For(Job job, Request? request) => job.Stage switch
    {
        JobStage.Delivered => null,
        JobStage.Failed => OfFailed(job),
        JobStage.Review => new(
            job.Note ?? "a person has to choose its faces",
            "choose the faces with syncmonster-batch review, then run again"),
        JobStage.Parked => new(
            WithoutRemedy(job.Note, "; `resolve`") ?? "a paid request may or may not have been accepted",
            $"syncmonster-batch resolve {job.Plan.Id} with --adopt REQUEST_ID, --resubmit (may pay again) or --abandon"),
        JobStage.Waiting => new(
            job.Note ?? "it was not started before the run ended",
            "run again; where the budget or the clock ended the run, give it more first"),
        _ when request is { Stage: RequestStage.InDoubt or RequestStage.Committing } => new(
            "the answer to a paid request was lost, and the account's list is being searched for it",
            "run again; nothing is paid for twice"),
        JobStage.Analyzing => UnderWay("the faces of its video are being found"),
        JobStage.Generating => UnderWay("its dub is being generated"),
        _ => UnderWay("its finished video is being fetched"),
    };

    private static Advice UnderWay(string reason) => new(reason, "run again; it is picked up and not paid for again");

    private static Advice OfFailed(Job job)
    {
        var remedy = job.Fault is { } fault ? Running.Remedy.For(fault) : "";
        var reason = WithoutRemedy(job.Note, remedy) ?? job.Fault?.Message ?? "it failed, and nothing says why";
        if (remedy.Length > 0) return new(reason, remedy.TrimStart(';', ' '));
        return new(reason, job.Fault is null
            ? "change the job's face rules or its video, and run again"
            : "mend what the message names and run again; unchanged, it is tried again only with --retry-failed");
    }

    // A job's note carries its remedy behind its reason, for lists that have one line for both.
    private static string? WithoutRemedy(string? note, string remedy)
    {
        if (note is null || remedy.Length == 0) return note;
        var at = note.IndexOf(remedy, StringComparison.Ordinal);
        return at > 0 ? note[..at] : note;
    }
}
