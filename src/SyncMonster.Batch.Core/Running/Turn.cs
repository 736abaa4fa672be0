using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// One turn while it is being decided: the state so far, what is to be recorded and what is to be done.
/// </summary>
internal sealed class Turn(BatchState state, DateTimeOffset now)
{
    private readonly List<Transition> _transitions = [];
    private readonly List<Effect> _effects = [];
    private Credits? _longAgo;

    public BatchState State { get; set; } = state;

    public DateTimeOffset Now { get; } = now;

    /// <summary>Whether paid work may still be started.</summary>
    public bool MaySpend => State.Stop is null;

    /// <summary>What was spent more than a day ago, which a cap for a day no longer counts.</summary>
    public Credits LongAgo => _longAgo ??= Caps.LongAgo(State, Now);

    /// <summary>What the caps count: as long as it doesn't fall, what didn't fit won't.</summary>
    public Credits Counted => State.Committed - LongAgo;

    public Decision End() => new(State, _transitions, _effects);

    public void Record(Transition transition)
    {
        State = State.After(transition);
        if (transition is Transition.RequestMoved) _longAgo = null;
        _transitions.Add(transition);
    }

    public Request Move(Request request)
    {
        Record(new Transition.RequestMoved(request));
        return request;
    }

    public void Move(Job job, JobStage stage, string? requestId = null, string? note = null, Fault? fault = null)
    {
        Record(new Transition.JobMoved(job with
        {
            Stage = stage,
            RequestId = requestId ?? job.RequestId,
            Note = note,
            Fault = fault,
            Since = Now,
        }));
        if (stage == JobStage.Failed) Stopping.OnJobFailed(this);
    }

    /// <summary>Starts an effect, or puts it in line where its lane is full.</summary>
    public void Do(Effect effect)
    {
        if (effect.Lane is not { } name)
        {
            _effects.Add(effect);
            return;
        }

        var lane = State.Lanes[name];
        State = State with { Lanes = State.Lanes.SetItem(name, lane with { Line = lane.Line.Enqueue(effect) }) };
        Start(name);
    }

    /// <summary>An effect has ended: its lane gets narrower or wider, and the next in it may start.</summary>
    public void Free(LaneName name, Outcome outcome)
    {
        var lane = State.Lanes[name] with { Busy = State.Lanes[name].Busy - 1 };
        if (outcome is Outcome.Faulted({ Throttled: true } fault))
        {
            lane = lane.Narrowed(Now + Backoff.Delay(name.ToString(), 1, fault.RetryAfter));
            At(lane.OpensAt!.Value, DueFor.Lane, name.ToString());
        }
        else if (outcome is not Outcome.Faulted)
        {
            lane = lane.Widened();
        }

        State = State with { Lanes = State.Lanes.SetItem(name, lane) };
        Start(name);
    }

    public void At(DateTimeOffset time, DueFor due, string id) =>
        State = State with { Due = State.Due.Add(new Due(time, due, id)) };

    public void After(TimeSpan delay, DueFor due, string id) => At(Now + delay, due, id);

    /// <summary>Something went wrong that may pass: it is taken up again after a while.</summary>
    public void Again(DueFor due, string id, Fault fault)
    {
        var tries = State.Tries.GetValueOrDefault(id) + 1;
        State = State with { Tries = State.Tries.SetItem(id, tries) };
        After(Backoff.Delay(id, tries, fault.RetryAfter), due, id);
    }

    public int TriesOf(string id) => State.Tries.GetValueOrDefault(id);

    /// <summary>Something went well: the next trouble starts counting from the beginning.</summary>
    public void WentWell(string id) => State = State with { Tries = State.Tries.Remove(id) };

    public void Narrow(LaneName name) =>
        State = State with { Lanes = State.Lanes.SetItem(name, State.Lanes[name].Narrowed(Now)) };

    /// <summary>Starts what stands in a lane's line, as far as there is room.</summary>
    public void Start(LaneName name)
    {
        for (var lane = State.Lanes[name]; !lane.Line.IsEmpty && lane.HasRoomAt(Now); lane = State.Lanes[name])
        {
            var line = lane.Line.Dequeue(out var effect);
            State = State with { Lanes = State.Lanes.SetItem(name, lane with { Busy = lane.Busy + 1, Line = line }) };
            _effects.Add(effect);
        }
    }
}
