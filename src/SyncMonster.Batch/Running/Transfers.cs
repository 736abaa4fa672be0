using System.Collections.Concurrent;

namespace SyncMonster.Batch.Running;

/// <summary>How far the files under way have come, for whoever watches. Not part of any decision.</summary>
public sealed class Transfers
{
    private readonly ConcurrentDictionary<string, long> _bytes = new();

    /// <summary>
    /// The bytes moved so far for a request (going up) or a job (coming down), by id; 0 where nothing is under way.
    /// </summary>
    public long BytesOf(string id) => _bytes.GetValueOrDefault(id);

    internal IProgress<long> Watch(string id) => new Meter(this, id);

    internal void Forget(string id) => _bytes.TryRemove(id, out _);

    private sealed class Meter(Transfers transfers, string id) : IProgress<long>
    {
        public void Report(long value) => transfers._bytes[id] = value;
    }
}
