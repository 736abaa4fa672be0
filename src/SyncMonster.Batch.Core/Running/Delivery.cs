namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// Fetching finished videos, and fetching them again where a delivered file was changed or lost. Never paid for.
/// </summary>
internal static class Delivery
{
    private const int DamagedTries = 6;
    private const int UnknownTries = 5;
    private static readonly TimeSpan NotReadyWait = TimeSpan.FromSeconds(5);

    /// <summary>A job's video is finished.</summary>
    public static void Begin(Turn turn, Job job)
    {
        turn.Move(job, JobStage.Downloading);
        Fetch(turn, job);
    }

    public static void Fetch(Turn turn, Job job)
    {
        if (job.RequestId is { } id && turn.State.Requests[id].RemoteId is { } remote)
            turn.Do(new Effect.Download(job.Key, remote, job.Plan.Output));
    }

    public static void OnDownloaded(Turn turn, Effect.Download download, Outcome outcome)
    {
        var job = turn.State.Jobs[download.JobKey];
        switch (outcome)
        {
            case Outcome.Delivered(var file):
                turn.WentWell(job.Key);
                turn.Move(job with { File = file }, JobStage.Delivered);
                break;
            case Outcome.NotReady:
                turn.After(NotReadyWait, DueFor.Job, job.Key);
                break;
            case Outcome.Damaged(var message) when turn.TriesOf(job.Key) >= DamagedTries:
                turn.Move(
                    job,
                    JobStage.Failed,
                    note: $"what the service sends is no complete video ({message}); it is paid for, and --retry-failed fetches it again");
                break;
            case Outcome.Damaged(var message):
                turn.Again(DueFor.Job, job.Key, new Fault(FaultKind.Transient, message));
                break;
            // The service may need a moment to know what it has just finished.
            case Outcome.Faulted({ Kind: FaultKind.NotFound } fault) when turn.TriesOf(job.Key) < UnknownTries:
                turn.Again(DueFor.Job, job.Key, fault);
                break;
            case Outcome.Faulted({ Kind: FaultKind.NotFound } fault):
                Expire(turn, job, fault);
                break;
            // The disk's trouble stops the run (Stopping); the job stays where it is and the next run fetches it.
            case Outcome.Faulted({ Kind: FaultKind.Local, HttpStatus: null } or { Kind: FaultKind.Unauthorized }):
                break;
            case Outcome.Faulted({ Kind: FaultKind.Input } fault):
                Generation.Fail(turn, job, fault);
                break;
            case Outcome.Faulted(var fault):
                turn.Again(DueFor.Job, job.Key, fault);
                break;
        }
    }

    // The result is gone: it was paid for and is of no more use.
    private static void Expire(Turn turn, Job job, Fault fault)
    {
        var request = turn.State.Requests[job.RequestId!];
        if (request.Stage == RequestStage.Succeeded)
            turn.Move(request with { Stage = RequestStage.Failed, Fault = fault });
        Generation.Fail(turn, job, fault);
    }

    public static void OnChecked(Turn turn, Effect.CheckDelivered check, Outcome outcome)
    {
        var job = turn.State.Jobs[check.JobKey];
        if (outcome is Outcome.DeliveredChecked({ } file))
        {
            if (file != job.File) turn.Record(new Transition.JobMoved(job with { File = file }));
        }
        else if (outcome is Outcome.DeliveredChecked)
        {
            turn.Record(new Transition.Noted($"{check.Path} is gone or was changed since it was delivered; it is fetched again"));
            Begin(turn, job);
        }
    }
}
