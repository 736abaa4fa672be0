using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Running;

/// <summary>How a run takes up what earlier ones left.</summary>
internal static class Resumption
{
    /// <summary>
    /// Puts what was interrupted back in order, then looks at the account if there is anything to ask of it.
    /// </summary>
    public static void Begin(Turn turn)
    {
        foreach (var request in turn.State.Requests.Values.OrderBy(request => request.Id, StringComparer.Ordinal))
            TakeUp(turn, request);
        if (turn.State.Options.RetryFailed) Forgive(turn);

        var remembered = turn.State.Jobs;
        // The jobs of this run are those of its plan; what the checkpoint remembers of others stays there.
        turn.State = turn.State.WithoutJobs();
        foreach (var plan in turn.State.Plan.Jobs) TakeUp(turn, plan, remembered.GetValueOrDefault(plan.Key));

        if (HasWork(turn.State)) turn.Do(new Effect.LookAtAccount());
    }

    /// <summary>The account has answered: remote work goes on.</summary>
    public static void OnLook(Turn turn, Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.AccountSeen(var newest, var serverTime):
                turn.State = turn.State with { Account = new Watermark(newest, serverTime) };
                break;
            // A service without the list can still do the work; only doubt will have nowhere to look.
            case Outcome.Faulted({ Kind: FaultKind.NotFound or FaultKind.Input }):
                turn.State = turn.State with { Account = new Watermark(null, null) };
                break;
            case Outcome.Faulted({ Kind: FaultKind.Unauthorized }):
                return;
            case Outcome.Faulted(var fault):
                turn.Again(DueFor.Account, "account", fault);
                return;
        }

        var requests = turn.State.Requests.Values.OrderBy(request => request.Id, StringComparer.Ordinal).ToList();
        foreach (var request in requests.Where(request => request.Stage != RequestStage.Running))
        {
            if (request.Stage == RequestStage.InDoubt) Windows.Enter(turn, request);
            else Decider.Wake(turn, request);
        }

        Polling.Look(turn, [.. requests.Where(request => request.Stage == RequestStage.Running)]);
    }

    private static void TakeUp(Turn turn, Request request)
    {
        switch (request.Stage)
        {
            // Its last bytes never left: it is as if it had never been.
            case RequestStage.Sending or RequestStage.Refused:
                turn.Move(request with { Stage = RequestStage.NotSent });
                break;
            // Its last bytes may have left; a parked one may be found by now.
            case RequestStage.Committing or RequestStage.Parked:
                turn.Move(request with { Stage = RequestStage.InDoubt });
                break;
        }
    }

    private static void Forgive(Turn turn) => turn.State = turn.State with
    {
        Forgiven = turn.State.Forgiven.Union(
            turn.State.Requests.Values.Where(request => request.Stage == RequestStage.Failed).Select(request => request.Id)),
    };

    private static void TakeUp(Turn turn, PlannedJob plan, Job? job)
    {
        var moved = new Job(plan, JobStage.Waiting, null, job?.File, null, job?.Since ?? turn.Now);
        var request = job?.RequestId is { } id ? turn.State.Requests.GetValueOrDefault(id) : null;
        var stage = job?.Stage ?? JobStage.Waiting;
        if (stage == JobStage.Failed && !turn.State.Options.RetryFailed)
        {
            moved = moved with { Stage = stage, RequestId = request?.Id, Note = job!.Note, Fault = job.Fault };
        }
        else if (stage is JobStage.Delivered or JobStage.Downloading && request is { Stage: RequestStage.Succeeded })
        {
            moved = moved with { Stage = stage, RequestId = request.Id };
        }
        else if (stage is JobStage.Analyzing or JobStage.Generating or JobStage.Parked && IsUnderWay(request))
        {
            moved = moved with
            {
                Stage = request!.Ask is Ask.FindFace ? JobStage.Analyzing : JobStage.Generating,
                RequestId = request.Id,
            };
        }

        if (moved != job) turn.Record(new Transition.JobMoved(moved with { Since = turn.Now }));
        else turn.State = turn.State.After(new Transition.JobMoved(moved));
        if (moved is { Stage: JobStage.Delivered, File: { } file })
            turn.Do(new Effect.CheckDelivered(moved.Key, file, plan.Output));
        else if (moved.Stage == JobStage.Downloading)
            Delivery.Fetch(turn, moved);
    }

    // What is finished is taken up by choosing again: the same faces lead to the same request, which is not paid for
    // again.
    private static bool IsUnderWay(Request? request) => request?.Stage is RequestStage.Running or RequestStage.InDoubt;

    private static bool HasWork(BatchState state) =>
        state.Jobs.Values.Any(job => job.Stage is not (JobStage.Delivered or JobStage.Failed))
        || state.Requests.Values.Any(request =>
            request.Stage is RequestStage.Running or RequestStage.InDoubt || request is { IsDone: true, ChargeAsked: false });
}
