using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Scenarios;
using SyncMonster.Batch.Simulation.Time;

namespace SyncMonster.Batch.Simulation.Service;

/// <summary>A body that comes down in pieces, each after a while.</summary>
internal sealed class SlowStream(SimulatedProcess process, byte[] bytes, Troubles troubles, Draw draw) : MemoryStream(
    bytes)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await process.WaitAsync(draw.Seconds(0.01, 5), cancellationToken);
        if (troubles.Strikes(Trouble.TransferBreaks))
            throw new ApiException("GET /get-file", new Fault(FaultKind.Transient, "the connection was reset"));
        return Read(buffer.Span[..Math.Min(buffer.Length, draw.Between(1, 400))]);
    }
}
