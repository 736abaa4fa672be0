using SyncMonster.Batch.Outputs;
using SyncMonster.Batch.Simulation.Scenarios;
using SyncMonster.Batch.Simulation.Time;

namespace SyncMonster.Batch.Simulation.Disk;

/// <summary>
/// The disk as one process uses it: it fills up and fails, and the process may die between any two of its calls.
/// </summary>
internal sealed class SimulatedFiles(SimulatedDisk disk, SimulatedProcess process, WallClock wall, Troubles troubles) : IFiles
{
    public void CreateFolder(string path) => process.Live();

    public Stream Create(string path)
    {
        process.Live();
        ThrowIfFull();
        var file = new Inode { ModifiedAt = wall.Now };
        disk.Names[path] = file;
        return new OpenFile(file, this);
    }

    public Stream OpenRead(string path)
    {
        process.Live();
        return new MemoryStream(disk.Names.TryGetValue(path, out var file)
            ? file.Bytes.ToArray()
            : throw new FileNotFoundException($"{path} isn't there"));
    }

    public void Flush(Stream file)
    {
        process.Live();
        var inode = ((OpenFile)file).Inode;
        if (troubles.Strikes(Trouble.FlushFails))
        {
            inode.FailToFlush();
            throw new IOException("Input/output error");
        }

        inode.Flush();
    }

    public void Move(string from, string to)
    {
        process.Live();
        if (!disk.Names.Remove(from, out var file)) throw new FileNotFoundException($"{from} isn't there");
        disk.Names[to] = file;
        disk.Touched.Remove(to);
    }

    public void FlushFolder(string path)
    {
        process.Live();
        if (troubles.Strikes(Trouble.FlushFails)) throw new IOException("Input/output error");
        disk.FlushFolder(path);
    }

    public void Delete(string path)
    {
        process.Live();
        disk.Names.Remove(path);
    }

    public (long Bytes, DateTimeOffset ModifiedAt)? Look(string path)
    {
        process.Live();
        return disk.Names.TryGetValue(path, out var file) ? (file.Bytes.Length, file.ModifiedAt) : null;
    }

    private void ThrowIfFull()
    {
        if (troubles.Strikes(Trouble.DiskFull)) throw new IOException("No space left on device");
    }

    private sealed class OpenFile(Inode inode, SimulatedFiles files) : Stream
    {
        public Inode Inode => inode;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => inode.Bytes.Length;

        public override long Position
        {
            get => inode.Bytes.Position;
            set => inode.Bytes.Position = value;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => inode.Bytes.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inode.Bytes.Seek(offset, origin);

        public override void SetLength(long value) => inode.Bytes.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            files.Written(inode);
            inode.Bytes.Write(buffer);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
    }

    private void Written(Inode file)
    {
        process.Live();
        ThrowIfFull();
        file.ModifiedAt = wall.Now;
    }
}
