using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Simulation;

/// <summary>Turns of the loop in short words: what happened, what was recorded, what is done.</summary>
internal static class Telling
{
    public static void Of(Trace trace, World world)
    {
        var (plan, troubles) = (world.Scenario.Plan, string.Join(", ", world.Troubles.All));
        trace.Say("world", $"troubles: {troubles}");
        trace.Say("world", $"{world.Scenario.Habits}");
        trace.Say(
            "world",
            $"caps: {plan.Budget.MaxCredits}, a day {plan.Budget.MaxCreditsPerDay}, tags {plan.Budget.MaxCreditsPerTag.Count}");
        foreach (var job in plan.Jobs)
        {
            trace.Say(
                "world",
                $"{job.Id}: {Words(job.Video)}, {Words(job.Audio)}, {job.LipSync?.Model}, retries {job.Retries}");
        }
    }

    public static void Of(Trace trace, IReadOnlyList<Event> events, Decision decision)
    {
        foreach (var happened in events) trace.Say("event", Words(happened, decision.State));
        foreach (var transition in decision.Transitions) trace.Say("record", Words(transition));
        foreach (var effect in decision.Effects) trace.Say("effect", Words(effect, decision.State));
    }

    private static string Words(Event happened, BatchState state) => happened switch
    {
        Event.Ended(var effect, var outcome) => $"{Words(effect, state)} ended: {Words(outcome)}",
        Event.GateReached(var id) => $"{Name(state.Requests[id])} is at its gate",
        Event.StopAsked(var stop) => $"stop asked: {stop.Reason}",
        _ => happened.GetType().Name,
    };

    private static string Words(Effect effect, BatchState state) => effect.GetType().Name + effect switch
    {
        Effect.Submit(var id, _, var asset) =>
            $" {Name(state.Requests[id])}{(asset is null ? "" : $" with asset {asset}")}",
        Effect.OpenGate(var id) => $" {Name(state.Requests[id])}",
        Effect.CloseGate(var id) => $" {Name(state.Requests[id])}",
        Effect.Poll(_, _, var remote) => $" {remote}",
        Effect.PollMany(var many) => $" {string.Join(", ", many.Values)}",
        Effect.FetchFaces(_, var remote) => $" {remote}",
        Effect.FetchCharge(_, var remote) => $" {remote}",
        Effect.SearchAccount(var id, _, var older, _) =>
            $" for {Name(state.Requests[id])}, older: {string.Join(' ', older.Order(StringComparer.Ordinal).TakeLast(5))}",
        Effect.Download(_, var remote, var path) => $" {remote} to {path}",
        Effect.CheckDelivered(_, _, var path) => $" {path}",
        _ => "",
    };

    private static string Words(Outcome outcome) => outcome switch
    {
        Outcome.Faulted(var fault) =>
            $"{fault.Kind}, {fault.Message}{(fault.HttpStatus is { } status ? $" ({status})" : "")}",
        Outcome.AccountSearched(var candidates, var proves) =>
            $"{(proves ? "proof" : "no proof")}; [{string.Join("; ", candidates.Select(Words))}]",
        Outcome.FacesFound(var scenes, _) => $"{scenes.Count} scenes",
        Outcome.StatusesSeen(var states) => string.Join(", ", states.Values),
        Outcome.Delivered(var file) => $"{file.Bytes} bytes",
        _ => outcome.ToString(),
    };

    private static string Words(RemoteRequest found) =>
        $"{found.RemoteId} {found.Kind} {found.State} video {found.VideoAssetId} audio {found.AudioAssetId} {found.Model} "
        + $"charged {found.Charged} last frame {found.LastFrame}";

    private static string Words(Transition transition) => transition switch
    {
        Transition.RequestMoved(var request) =>
            $"{Name(request)} {request.Stage} {request.RemoteId} worst {request.Worst}"
            + (request.Charged is { } charged ? $" charged {charged}" : "")
            + (request.Fault is { } fault ? $" ({fault.Kind}: {fault.Message})" : ""),
        Transition.JobMoved(var job) => $"{job.Plan.Id} {job.Stage} {job.Note}",
        _ => transition.ToString(),
    };

    private static string Words(PlannedMedia media) =>
        $"{media.Content} {media.Reference.GetType().Name} {media.Seconds} s";

    private static string Name(Request request) =>
        $"{request.JobId}'s {Resolution.Word(request.Ask.Kind)} {request.Subject[^4..]}#{request.Number}";
}
