namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>A file that reads as a whole, empty mp4, whatever is written to it.</summary>
internal sealed class AlwaysWhole(Stream written) : MemoryStream([.. Box("ftyp"u8), .. Box("moov"u8), .. Box("mdat"u8)])
{
    public Stream Written => written;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        written.WriteAsync(buffer, cancellationToken);

    private static byte[] Box(ReadOnlySpan<byte> type) => [0, 0, 0, 8, .. type];
}
