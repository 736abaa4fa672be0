namespace SyncMonster.Media.Remuxing;

/// <summary>Writes the sample tables of a track (<c>stbl</c>, ISO/IEC 14496-12, 8.5 to 8.7).</summary>
internal sealed class TableWriter(BoxWriter writer, OutputTrack track, IReadOnlyList<OutputChunk> chunks)
{
    private IReadOnlyList<Packet> Packets => track.Packets;

    public void Write(long dataStart, bool wideOffsets) => writer.Box("stbl", () =>
    {
        writer.Box("stsd", () => writer.Bytes(track.Descriptions.Span));
        Runs("stts", 0, packet => packet.Duration);
        if (Packets.Any(packet => packet.CompositionOffset != 0))
        {
            // Version 1 takes the offsets for signed.
            var isSigned = Packets.Any(packet => packet.CompositionOffset < 0);
            Runs("ctts", (byte)(isSigned ? 1 : 0), packet => (uint)packet.CompositionOffset);
        }

        if (Packets.Any(packet => !packet.IsSync))
            SyncSamples();
        Chunks();
        Sizes();
        Offsets(dataStart, wideOffsets);
    });

    private void Runs(string type, byte version, Func<Packet, uint> value)
    {
        var runs = new List<(uint Count, uint Value)>();
        foreach (var packet in Packets)
        {
            var next = value(packet);
            if (runs.Count > 0 && runs[^1].Value == next)
                runs[^1] = (runs[^1].Count + 1, next);
            else
                runs.Add((1, next));
        }

        Table(type, version, runs, run =>
        {
            writer.U32(run.Count);
            writer.U32(run.Value);
        });
    }

    private void SyncSamples() => Table(
        "stss",
        0,
        [.. Enumerable.Range(0, Packets.Count).Where(i => Packets[i].IsSync)],
        i => writer.U32((uint)i + 1));

    private void Chunks()
    {
        var changes = new List<(int Chunk, int Count, uint Description)>();
        for (var i = 0; i < chunks.Count; i++)
        {
            var (count, description) = (chunks[i].Count, Packets[chunks[i].First].Description);
            if (changes.Count == 0 || changes[^1].Count != count || changes[^1].Description != description)
                changes.Add((i + 1, count, description));
        }

        Table("stsc", 0, changes, change =>
        {
            writer.U32((uint)change.Chunk);
            writer.U32((uint)change.Count);
            writer.U32(change.Description);
        });
    }

    private void Sizes() => writer.FullBox("stsz", 0, 0, () =>
    {
        writer.U32(0);
        writer.U32((uint)Packets.Count);
        foreach (var packet in Packets)
            writer.U32(packet.Size);
    });

    private void Offsets(long dataStart, bool wide) => Table(
        wide ? "co64" : "stco", 0, chunks, chunk => writer.Time((ulong)(dataStart + chunk.Offset), wide));

    private void Table<T>(string type, byte version, IReadOnlyList<T> entries, Action<T> entry) =>
        writer.FullBox(type, version, 0, () =>
        {
            writer.U32((uint)entries.Count);
            foreach (var item in entries)
                entry(item);
        });
}
