using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Scenarios;
using SyncMonster.Batch.Simulation.Time;

namespace SyncMonster.Batch.Simulation.Service;

/// <summary>
/// A call that costs, on its way: up to its gate, through it, and to its answer or none. What has left arrives even
/// when the process that sent it is dead by then.
/// </summary>
internal sealed class PaidCall(SimulatedProcess process, SimulatedService service, Troubles troubles, Draw draw)
{
    private const string Call = "POST";
    private static readonly TimeSpan HoldTimeout = TimeSpan.FromSeconds(50);

    /// <exception cref="ApiException">It was refused, broke, or nobody knows.</exception>
    public async Task<Order> SendAsync(Asked asked, MediaInput input, CommitGate gate, CancellationToken ct)
    {
        var uploads = input is MediaInput.Upload;
        await process.WaitAsync(uploads ? draw.Seconds(0.2, 30) : draw.Seconds(0.01, 0.2), ct);
        if (troubles.Strikes(Trouble.UploadBreaks))
            throw NotSent("the connection was closed before the request was complete");
        await PassAsync(gate, uploads, ct);
        gate.Release();
        var kind = service.KindOf(asked);
        service.Gates.Pass(kind, process);
        try
        {
            return await AnswerAsync(asked, Fate.Of(troubles, draw), ct);
        }
        finally
        {
            service.Gates.Close(kind, process);
        }
    }

    private async Task PassAsync(CommitGate gate, bool holdsBack, CancellationToken ct)
    {
        var decision = new TaskCompletionSource<bool?>();
        _ = ReachAsync(gate, decision);
        if (holdsBack)
            process.Timeline.After(HoldTimeout, () => process.Run(() => decision.TrySetResult(null)));
        await using var cancelled = ct.Register(() => process.Post(_ => decision.TrySetCanceled(ct), null));
        if (await decision.Task is not { } opened) throw NotSent("no open gate within 50 s");
        if (!opened) throw NotSent("given up before it was complete");
        process.Live();
    }

    // The gate's own answer to a cancelled wait comes on a thread of the pool; here there is only this one.
    private static async Task ReachAsync(CommitGate gate, TaskCompletionSource<bool?> decision) =>
        decision.TrySetResult(await gate.ReachAsync(CancellationToken.None));

    private async Task<Order> AnswerAsync(Asked asked, Fate fate, CancellationToken ct)
    {
        Order? order = null;
        ApiException? refusal = null;
        if (fate.ArrivesAfter is { } travel) process.Timeline.After(travel, Arrive);
        try
        {
            await process.WaitAsync(fate.EndsAfter, ct);
        }
        catch (OperationCanceledException)
        {
            throw InDoubt("cancelled before the reply came", null);
        }

        if (fate.Fault is { } fault) throw new ApiException(Call, fault);
        return order ?? throw refusal!;

        void Arrive()
        {
            try
            {
                order = service.Accept(asked, Client.Ours);
            }
            catch (ApiException e)
            {
                refusal = e;
            }
        }
    }

    private static ApiException NotSent(string words) => new(Call, new Fault(FaultKind.NotSent, words));

    private static ApiException InDoubt(string words, int? status) =>
        new(Call, new Fault(FaultKind.InDoubt, words, status));
}
