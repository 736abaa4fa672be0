using System.Globalization;
using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Core.Running;

/// <summary>When a run stops early: what ends new spending, and what ends the run.</summary>
internal static class Stopping
{
    /// <summary>
    /// Stops the run. A stop that leaves outranks one that lets work finish; otherwise the first stays.
    /// </summary>
    public static void Ask(Turn turn, Stop stop)
    {
        if (turn.State.Stop is { } before && (before.Leaves || !stop.Leaves)) return;
        turn.State = turn.State with { Stop = stop };
        turn.Record(new Transition.Noted(stop.Message));
        DropSubmits(turn);
        Windows.CloseLines(turn);
    }

    // What stands in line to be sent is let go; what is being sent is broken off before its last bytes.
    private static void DropSubmits(Turn turn)
    {
        foreach (var (name, lane) in turn.State.Lanes)
        {
            var dropped = lane.Line.OfType<Effect.Submit>().ToList();
            if (dropped.Count == 0) continue;
            turn.State = turn.State with
            {
                Lanes = turn.State.Lanes.SetItem(name, lane with { Line = [.. lane.Line.Except(dropped)] }),
            };
            foreach (var submit in dropped) Submission.GiveUp(turn, turn.State.Requests[submit.RequestId]);
        }

        var sending = turn.State.Requests.Values.Where(request => request.Stage == RequestStage.Sending);
        foreach (var request in sending.OrderBy(request => request.Id, StringComparer.Ordinal))
            turn.Do(new Effect.CloseGate(request.Id));
    }

    /// <summary>Reads from an outcome what concerns the whole run.</summary>
    public static void Watch(Turn turn, Effect effect, Outcome outcome)
    {
        if (effect.Lane == LaneName.Disk) return;
        if (outcome is not Outcome.Faulted(var fault))
        {
            turn.State = turn.State with { OutageSince = null };
            return;
        }

        switch (fault.Kind)
        {
            case FaultKind.Unauthorized:
                Ask(turn, new Stop(
                    StopReason.KeyRefused,
                    $"the service refused the key ({fault.Message}); set SYNCMONSTER_API_KEY or SYNCMONSTER_API_KEY_FILE to a valid one",
                    Leaves: true));
                break;
            case FaultKind.InsufficientCredits when effect is Effect.Submit:
                Ask(turn, new Stop(
                    StopReason.Budget,
                    $"the account has not enough credits ({fault.Message}); buy credits and run again",
                    Leaves: false));
                break;
            case FaultKind.Local when effect is Effect.Download download && fault.HttpStatus is null:
                Ask(
                    turn,
                    new Stop(StopReason.Disk, $"{download.Path} could not be written: {fault.Message}", Leaves: false));
                break;
            // A file of ours, or a request dropped while it waited for a window: that says nothing of the service.
            case FaultKind.Local when effect is Effect.Submit:
            case FaultKind.NotSent when effect is Effect.Submit submit && Windows.IsInLine(turn.State, submit.RequestId):
                break;
            case FaultKind.Transient or FaultKind.NotSent or FaultKind.InDoubt or FaultKind.Local or FaultKind.InsufficientCredits:
                Outage(turn, fault);
                break;
            default:
                turn.State = turn.State with { OutageSince = null };
                break;
        }
    }

    /// <summary>Where the run was to bear only so many failed jobs, the last of them stops new spending.</summary>
    public static void OnJobFailed(Turn turn)
    {
        turn.State = turn.State with { FailedNow = turn.State.FailedNow + 1 };
        if (turn.State.FailedNow == turn.State.Options.FailFast)
        {
            Ask(turn, new Stop(
                StopReason.FailFast, $"{turn.State.FailedNow} jobs have failed, and --fail-fast says to stop then", Leaves: false));
        }
    }

    /// <summary>A rate other than the one planned with stops new spending.</summary>
    public static void WatchPrice(Turn turn, Ask ask, decimal? perSecond)
    {
        var planned = ask is Running.Ask.Generate generate
            ? Price.GeneratePerSecond(generate.LipSync is not null, generate.Drama is not null)
            : Price.FindFacePerSecond;
        if (perSecond is { } billed && billed != planned)
        {
            Ask(turn, new Stop(
                StopReason.PriceChanged,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the service bills {billed} credits per second where the plan counts {planned}; nothing more is started"),
                Leaves: false));
        }
    }

    /// <summary>A charge above what the plan counts at the most stops new spending.</summary>
    public static void OnDearerThanPlanned(Turn turn, Request request) => Ask(turn, new Stop(
        StopReason.PriceChanged,
        $"{request.RemoteId} was charged {request.Charged} credits where the plan counts {request.Worst} at the most; nothing more is started",
        Leaves: false));

    private static void Outage(Turn turn, Fault fault)
    {
        var since = turn.State.OutageSince ?? turn.Now;
        var patience = turn.State.Account is null
            ? turn.State.Options.StartPatience
            : turn.State.Options.OutagePatience;
        turn.State = turn.State with { OutageSince = since };
        if (turn.Now - since >= patience)
        {
            Ask(turn, new Stop(
                StopReason.ServiceUnreachable,
                $"the service could not be reached or kept failing ({fault.Message}); run again later, nothing is lost",
                Leaves: true));
        }
    }
}
