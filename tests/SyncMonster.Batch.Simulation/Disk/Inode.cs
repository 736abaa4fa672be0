namespace SyncMonster.Batch.Simulation.Disk;

/// <summary>A file's bytes, as processes see them and as they are on disk.</summary>
internal sealed class Inode
{
    private byte[] _flushed = [];
    private bool _isBad;

    public MemoryStream Bytes { get; } = new();

    public DateTimeOffset ModifiedAt { get; set; }

    /// <summary>Whether a person wrote it.</summary>
    public bool IsAPersons { get; private init; }

    public static Inode OfAPerson(ReadOnlySpan<byte> bytes, DateTimeOffset now)
    {
        var file = new Inode { ModifiedAt = now, IsAPersons = true };
        file.Bytes.Write(bytes);
        file.Flush();
        return file;
    }

    /// <summary>Puts the bytes on disk; unless that failed before, as then the system takes them for flushed.</summary>
    public void Flush()
    {
        if (!_isBad) _flushed = Bytes.ToArray();
    }

    public void FailToFlush() => _isBad = true;

    public void CutPower(Draw draw)
    {
        var bytes = Bytes.ToArray();
        if (bytes.AsSpan().SequenceEqual(_flushed)) return;
        var left = draw.Chance(0.5) ? _flushed : bytes[..draw.Between(0, bytes.Length)];
        Bytes.SetLength(0);
        Bytes.Write(left);
        _flushed = left;
    }
}
