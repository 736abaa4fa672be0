using SyncMonster.Batch.Outputs;

namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>A disk that passes everything on, but for what a mistake does otherwise.</summary>
internal abstract class FilesAround(IFiles inner) : IFiles
{
    public void CreateFolder(string path) => inner.CreateFolder(path);

    public virtual Stream Create(string path) => inner.Create(path);

    public Stream OpenRead(string path) => inner.OpenRead(path);

    public virtual void Flush(Stream file) => inner.Flush(file);

    public virtual void Move(string from, string to) => inner.Move(from, to);

    public virtual void FlushFolder(string path) => inner.FlushFolder(path);

    public void Delete(string path) => inner.Delete(path);

    public virtual (long Bytes, DateTimeOffset ModifiedAt)? Look(string path) => inner.Look(path);
}
