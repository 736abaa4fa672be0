namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// The rules of a run: from what is known and what happened to what is to be remembered and done. Pure; every rule of
/// lanes, money, retries, doubt and stopping stands in this folder, and none anywhere else.
/// </summary>
public static class Decider
{
    /// <summary>Decides one turn.</summary>
    /// <param name="state">All that is known.</param>
    /// <param name="events">What happened since, in order.</param>
    /// <param name="now">The time.</param>
    public static Decision Decide(BatchState state, IReadOnlyList<Event> events, DateTimeOffset now)
    {
        var turn = new Turn(state, now);
        foreach (var happened in events) On(turn, happened);
        Admission.StartWaiting(turn);
        return turn.End();
    }

    private static void On(Turn turn, Event happened)
    {
        switch (happened)
        {
            case Event.Began:
                Resumption.Begin(turn);
                break;
            case Event.TimeCame:
                Wake(turn);
                break;
            case Event.GateReached(var requestId):
                Windows.OnGateReached(turn, requestId);
                break;
            case Event.StopAsked(var stop):
                Stopping.Ask(turn, stop);
                break;
            case Event.Ended(var effect, var outcome):
                On(turn, effect, outcome);
                break;
        }
    }

    private static void On(Turn turn, Effect effect, Outcome outcome)
    {
        turn.Free(effect.Lane!.Value, outcome);
        Stopping.Watch(turn, effect, outcome);
        switch (effect)
        {
            case Effect.LookAtAccount:
                Resumption.OnLook(turn, outcome);
                break;
            case Effect.Submit submit:
                Submission.OnEnded(turn, submit, outcome);
                break;
            case Effect.Poll poll:
                Polling.OnPolled(turn, poll, outcome);
                break;
            case Effect.PollMany many:
                Polling.OnPolledMany(turn, many, outcome);
                break;
            case Effect.FetchFaces fetch:
                Polling.OnFaces(turn, fetch, outcome);
                break;
            case Effect.FetchCharge fetch:
                Settlement.OnCharge(turn, fetch, outcome);
                break;
            case Effect.SearchAccount search:
                Doubt.OnSearched(turn, search, outcome);
                break;
            case Effect.Download download:
                Delivery.OnDownloaded(turn, download, outcome);
                break;
            case Effect.CheckDelivered check:
                Delivery.OnChecked(turn, check, outcome);
                break;
        }
    }

    private static void Wake(Turn turn)
    {
        var running = new List<Request>();
        while (turn.State.NextDue is { } next && next <= turn.Now)
        {
            var due = turn.State.Due.Min!;
            turn.State = turn.State with { Due = turn.State.Due.Remove(due) };
            switch (due.For)
            {
                case DueFor.Account:
                    turn.Do(new Effect.LookAtAccount());
                    break;
                case DueFor.Job:
                    Delivery.Fetch(turn, turn.State.Jobs[due.Id]);
                    break;
                case DueFor.Lane:
                    turn.Start(Enum.Parse<LaneName>(due.Id));
                    break;
                case DueFor.Request when turn.State.Requests[due.Id] is { Stage: RequestStage.Running } request:
                    running.Add(request);
                    break;
                default:
                    Wake(turn, turn.State.Requests[due.Id]);
                    break;
            }
        }

        Polling.Look(turn, running);
    }

    /// <summary>Takes a request up where its stage says.</summary>
    internal static void Wake(Turn turn, Request request)
    {
        switch (request)
        {
            case { Stage: RequestStage.Sending }:
                Submission.Send(turn, request);
                break;
            case { Stage: RequestStage.Running }:
                Polling.Look(turn, [request]);
                break;
            case { Stage: RequestStage.InDoubt }:
                Doubt.Search(turn, request);
                break;
            case { IsDone: true, ChargeAsked: false }:
                Settlement.Ask(turn, request);
                break;
        }
    }
}
