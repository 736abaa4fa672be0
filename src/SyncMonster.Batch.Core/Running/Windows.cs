using System.Collections.Immutable;
using System.Globalization;

namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// Commit windows: one at a time for each thing that the service's lists could confuse. A request holds its window
/// until it is answered, and while it is in doubt until that is resolved.
/// </summary>
internal static class Windows
{
    // Proxies drop an upload that has been silent for about a minute: more goes up at once than the windows can take.
    private static readonly TimeSpan LongLine = TimeSpan.FromSeconds(20);

    /// <summary>A request has been sent but for its last bytes: its window opens, or it waits in line.</summary>
    public static void OnGateReached(Turn turn, string requestId)
    {
        var request = turn.State.Requests[requestId];
        if (turn.MaySpend && request.Stage == RequestStage.Sending) Enter(turn, request);
        else turn.Do(new Effect.CloseGate(requestId));
    }

    /// <summary>A request takes its window, or waits in line for it.</summary>
    public static void Enter(Turn turn, Request request)
    {
        var key = KeyOf(request.Ask);
        if (turn.State.Windows.TryGetValue(key, out var window) && window.Holder == request.Id) return;
        if (window is not null)
            Set(turn, key, window with { Line = window.Line.Enqueue(new AtGate(request.Id, turn.Now)) });
        else Hold(turn, key, request, []);
    }

    /// <summary>Whether the window that a request would need is held by one in doubt.</summary>
    public static bool IsHeldInDoubt(BatchState state, Ask ask) =>
        state.Windows.TryGetValue(KeyOf(ask), out var window) && state.Requests[window.Holder].Stage == RequestStage.InDoubt;

    /// <summary>Whether a request waits in a line.</summary>
    public static bool IsInLine(BatchState state, string requestId) =>
        state.Windows.Values.Any(window => window.Line.Any(waiting => waiting.RequestId == requestId));

    /// <summary>A request needs its window no more: the next in line gets it.</summary>
    public static void Leave(Turn turn, Request request)
    {
        var key = KeyOf(request.Ask);
        if (!turn.State.Windows.TryGetValue(key, out var window)) return;
        if (window.Holder != request.Id)
        {
            Set(turn, key, window with { Line = [.. window.Line.Where(waiting => waiting.RequestId != request.Id)] });
            return;
        }

        turn.State = turn.State with { Windows = turn.State.Windows.Remove(key) };
        if (window.Line.IsEmpty) return;
        var line = window.Line.Dequeue(out var next);
        if (turn.Now - next.Since > LongLine) turn.Narrow(LaneName.Uploads);
        Hold(turn, key, turn.State.Requests[next.RequestId], line);
    }

    /// <summary>
    /// Breaks off every request that waits in line to be accepted; what is in doubt stays, and open windows stay open.
    /// </summary>
    public static void CloseLines(Turn turn)
    {
        foreach (var (key, window) in turn.State.Windows.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var sending = window.Line.Where(waiting => turn.State.Requests[waiting.RequestId].Stage == RequestStage.Sending).ToList();
            foreach (var waiting in sending) turn.Do(new Effect.CloseGate(waiting.RequestId));
            Set(turn, key, window with { Line = [.. window.Line.Except(sending)] });
        }
    }

    private static void Hold(Turn turn, string key, Request request, ImmutableQueue<AtGate> line)
    {
        Set(turn, key, new CommitWindow(request.Id, line));
        if (request.Stage == RequestStage.InDoubt)
        {
            Doubt.Search(turn, request);
            return;
        }

        turn.Move(request with
        {
            Stage = RequestStage.Committing,
            Watermark = Doubt.Mark(turn.State),
            IntentAt = turn.Now,
        });
        turn.Do(new Effect.OpenGate(request.Id));
    }

    private static void Set(Turn turn, string key, CommitWindow window) =>
        turn.State = turn.State with { Windows = turn.State.Windows.SetItem(key, window) };

    // The lists tell a find-face only as a find-face, so there is one window for all; a generation they tell by its
    // video asset and modes.
    private static string KeyOf(Ask ask) => ask switch
    {
        Ask.Generate generate => string.Create(
            CultureInfo.InvariantCulture,
            $"generate {generate.VideoAssetId} {generate.LipSync?.Model} {generate.Drama is not null}"),
        _ => "find-face",
    };
}
