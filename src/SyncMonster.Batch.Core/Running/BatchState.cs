using System.Collections.Immutable;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// All that a run knows. What <see cref="Transition"/>s change is remembered by the checkpoint; the rest lives as long
/// as the run and is derived or begun anew by the next one.
/// </summary>
public sealed record BatchState
{
    /// <summary>What is to be done.</summary>
    public required BatchPlan Plan { get; init; }

    /// <summary>What the engine is set to.</summary>
    public required RunOptions Options { get; init; }

    /// <summary>Every paid request of the account, by our own id of it.</summary>
    public ImmutableDictionary<string, Request> Requests { get; init; } = [];

    /// <summary>The jobs of the plan by key.</summary>
    public ImmutableDictionary<string, Job> Jobs { get; init; } = [];

    /// <summary>The account's asset ids by content.</summary>
    public ImmutableDictionary<string, long> Assets { get; init; } = [];

    /// <summary>
    /// What a person chose in scenes that the rules don't decide, by scene, by the find-face's own id.
    /// </summary>
    public ImmutableDictionary<string, ImmutableDictionary<int, EquatableList<int>>> Pins { get; init; } = [];

    /// <summary>The newest request for each subject.</summary>
    public ImmutableDictionary<string, string> Latest { get; init; } = [];

    /// <summary>The jobs that wait for a request, or were made by it, by the request's id.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> Followers { get; init; } = [];

    /// <summary>The service's ids of our requests, without prefix (<see cref="RemoteId.Bare"/>).</summary>
    public ImmutableDictionary<string, RequestKind> RemoteIds { get; init; } = [];

    /// <summary>How many of our requests were accepted.</summary>
    public int Accepted { get; init; }

    /// <summary>Jobs not started, in the order in which they will be.</summary>
    public ImmutableSortedSet<WaitingJob> Waiting { get; init; } = [];

    /// <summary>Credits charged, or set aside for what may be, in the plan's project.</summary>
    public Spending Spending { get; init; } = Spending.None;

    /// <summary>All of them.</summary>
    public Credits Committed => Spending.Total;

    /// <summary>How many jobs are under way.</summary>
    public int ActiveJobs { get; init; }

    /// <summary>The lanes.</summary>
    public ImmutableDictionary<LaneName, Lane> Lanes { get; init; } = [];

    /// <summary>The open commit windows, by what the service could confuse.</summary>
    public ImmutableDictionary<string, CommitWindow> Windows { get; init; } = [];

    /// <summary>What is to be taken up when.</summary>
    public ImmutableSortedSet<Due> Due { get; init; } = [];

    /// <summary>How often in a row something went wrong, by its id.</summary>
    public ImmutableDictionary<string, int> Tries { get; init; } = [];

    /// <summary>When a request in doubt was first looked for without a result, by its id.</summary>
    public ImmutableDictionary<string, DateTimeOffset> FirstLooks { get; init; } = [];

    /// <summary>Requests that take longer than the stall time.</summary>
    public ImmutableHashSet<string> Stalled { get; init; } = [];

    /// <summary>How many jobs failed in this run.</summary>
    public int FailedNow { get; init; }

    /// <summary>Failed requests that may be paid for again.</summary>
    public ImmutableHashSet<string> Forgiven { get; init; } = [];

    /// <summary>Jobs that didn't fit the budget when they were last tried.</summary>
    public ImmutableHashSet<string> OverBudget { get; init; } = [];

    /// <summary>
    /// What the caps counted when every waiting job had been tried; null: there may be one that fits.
    /// </summary>
    public Credits? TriedAllAt { get; init; }

    /// <summary>What is known of the account; null until it was seen.</summary>
    public Watermark? Account { get; init; }

    /// <summary>Since when the service fails without a break; null while it doesn't.</summary>
    public DateTimeOffset? OutageSince { get; init; }

    /// <summary>That the run stops early; null while it doesn't.</summary>
    public Stop? Stop { get; init; }

    /// <summary>When something is due next; null: nothing is.</summary>
    public DateTimeOffset? NextDue => Due.IsEmpty ? null : Due.Min!.At;

    /// <summary>Whether nothing is left to do or to wait for.</summary>
    public bool IsOver => Windows.Values.All(window => Requests[window.Holder].Stage != RequestStage.Committing)
        && (Stop is { Leaves: true } || (Due.IsEmpty && Lanes.Values.All(lane => lane.IsIdle)));

    /// <summary>A state in which nothing was done yet.</summary>
    public static BatchState Of(BatchPlan plan, RunOptions options) => new()
    {
        Plan = plan,
        Options = options,
        Lanes = ImmutableDictionary.CreateRange<LaneName, Lane>(
        [
            new(LaneName.Uploads, Lane.Of(plan.Concurrency.Uploads)),
            new(LaneName.Downloads, Lane.Of(plan.Concurrency.Downloads)),
            new(LaneName.Submits, Lane.Of(plan.Concurrency.Jobs)),
            new(LaneName.Calls, Lane.Of(options.Calls)),
            new(LaneName.Disk, Lane.Of(options.Disk)),
        ]),
    };

    /// <summary>
    /// The newest request for a subject; null where there is none, or only one that may be made again.
    /// </summary>
    public Request? LatestFor(string subject) =>
        Latest.TryGetValue(subject, out var id) && Requests[id] is { Stage: not RequestStage.NotSent } request
        && !Forgiven.Contains(id)
            ? request
            : null;

    /// <summary>Without jobs: what they held back is free, what their requests cost is not.</summary>
    public BatchState WithoutJobs() => this with
    {
        Jobs = [],
        Followers = [],
        Waiting = [],
        ActiveJobs = 0,
        Spending = Jobs.Values.Aggregate(Spending, (spending, job) => WithHeld(spending, job, -1)),
    };

    /// <summary>The jobs that follow a request, in the manifest's order.</summary>
    public IEnumerable<Job> FollowersOf(string requestId) =>
        Followers.TryGetValue(requestId, out var keys)
            ? keys.Select(key => Jobs[key]).OrderBy(job => job.Plan.Order)
            : [];

    /// <summary>The state after a transition; also how a checkpoint is read back.</summary>
    public BatchState After(Transition transition) => transition switch
    {
        Transition.RequestMoved(var request) => After(request),
        Transition.JobMoved(var job) => After(job),
        Transition.AssetLearned(var content, var id) => this with { Assets = Assets.SetItem(content, id) },
        Transition.AssetForgotten(var content) => this with { Assets = Assets.Remove(content) },
        Transition.FacesPinned(var find, var scene, var faces) =>
            this with { Pins = Pins.SetItem(find, Pins.GetValueOrDefault(find, []).SetItem(scene, faces)) },
        _ => this,
    };

    private BatchState After(Request request)
    {
        var before = Requests.GetValueOrDefault(request.Id);
        return this with
        {
            Requests = Requests.SetItem(request.Id, request),
            Latest = Latest.TryGetValue(request.Subject, out var newest) && Requests[newest].Number > request.Number
                ? Latest
                : Latest.SetItem(request.Subject, request.Id),
            RemoteIds = request.RemoteId is { } remote ? RemoteIds.SetItem(RemoteId.Bare(remote), request.Ask.Kind) : RemoteIds,
            Accepted = Math.Max(Accepted, request.AcceptedAs ?? 0),
            Spending = WithCounted(WithCounted(Spending, before, -1), request, 1),
            TriedAllAt = request.Stage == before?.Stage ? TriedAllAt : null,
        };
    }

    private Spending WithCounted(Spending spending, Request? request, int times) =>
        request is null || request.Project != Plan.Project
            ? spending
            : spending.With(request.JobId, request.Tags ?? [], new Credits(request.Counted.Amount * times));

    private BatchState After(Job job)
    {
        var before = Jobs.GetValueOrDefault(job.Key);
        var waiting = before is { Stage: JobStage.Waiting } ? Waiting.Remove(WaitingJob.Of(before)) : Waiting;
        return this with
        {
            Jobs = Jobs.SetItem(job.Key, job),
            Waiting = job.Stage == JobStage.Waiting ? waiting.Add(WaitingJob.Of(job)) : waiting,
            Followers = FollowersAfter(before, job),
            Spending = WithHeld(WithHeld(Spending, before, -1), job, 1),
            ActiveJobs = ActiveJobs + (job.IsActive ? 1 : 0) - (before is { IsActive: true } ? 1 : 0),
            OverBudget = job.Stage == JobStage.Waiting ? OverBudget : OverBudget.Remove(job.Key),
            TriedAllAt = job.Stage == JobStage.Waiting ? null : TriedAllAt,
        };
    }

    private static Spending WithHeld(Spending spending, Job? job, int times) =>
        job is null ? spending : spending.With(job.Plan.Id, job.Plan.Tags, new Credits(job.Held.Amount * times));

    private ImmutableDictionary<string, ImmutableHashSet<string>> FollowersAfter(Job? before, Job job)
    {
        if (before?.RequestId == job.RequestId) return Followers;
        var followers = Followers;
        if (before?.RequestId is { } old) followers = followers.SetItem(old, followers[old].Remove(job.Key));
        if (job.RequestId is { } now)
            followers = followers.SetItem(now, followers.GetValueOrDefault(now, []).Add(job.Key));
        return followers;
    }
}

/// <summary>A waiting job's place in line: higher priority first, then the manifest's order.</summary>
/// <param name="Priority">Its priority.</param>
/// <param name="Order">Its place in the manifest.</param>
/// <param name="Key">Its key.</param>
public readonly record struct WaitingJob(int Priority, int Order, string Key) : IComparable<WaitingJob>
{
    /// <summary>The place of a job.</summary>
    public static WaitingJob Of(Job job) => new(job.Plan.Priority, job.Plan.Order, job.Key);

    /// <inheritdoc/>
    public int CompareTo(WaitingJob other)
    {
        var order = other.Priority.CompareTo(Priority);
        if (order == 0) order = Order.CompareTo(other.Order);
        return order == 0 ? string.CompareOrdinal(Key, other.Key) : order;
    }

    /// <summary>Whether the left goes before the right.</summary>
    public static bool operator <(WaitingJob left, WaitingJob right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left goes after the right.</summary>
    public static bool operator >(WaitingJob left, WaitingJob right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left doesn't go after the right.</summary>
    public static bool operator <=(WaitingJob left, WaitingJob right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left doesn't go before the right.</summary>
    public static bool operator >=(WaitingJob left, WaitingJob right) => left.CompareTo(right) >= 0;
}
