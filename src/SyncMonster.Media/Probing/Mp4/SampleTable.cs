namespace SyncMonster.Media.Probing.Mp4;

/// <summary>
/// The sample tables of a track (<c>stbl</c>, ISO/IEC 14496-12, 8.5 to 8.7). Tables stay as they are in the file; what
/// they say is read out of them run by run.
/// </summary>
internal sealed class SampleTable
{
    private static readonly Box None = new("none", new byte[12]);

    private Box _stts = None;
    private Box? _ctts;
    private Box _stsc = None;
    private Box? _stss;
    private Box _chunkOffsets = None;
    private int _timeEntries;
    private int _compositionEntries;
    private int _chunkEntries;
    private int _chunkCount;
    private int _syncCount;

    public static SampleTable Empty { get; } = new();

    /// <summary>The sample descriptions (<c>stsd</c>).</summary>
    public Box Descriptions { get; private init; } = None;

    public SampleSizes Sizes { get; private init; } = SampleSizes.None;

    public int Count => Sizes.Count;

    public static SampleTable Read(Box stbl)
    {
        var boxes = new Dictionary<string, Box>();
        foreach (var child in stbl.Children())
            boxes.TryAdd(child.Type, child);

        var stts = boxes.GetValueOrDefault("stts", None);
        var stsc = boxes.GetValueOrDefault("stsc", None);
        Box? ctts = boxes.TryGetValue("ctts", out var composition) ? composition : null;
        Box? stss = boxes.TryGetValue("stss", out var sync) ? sync : null;
        var offsets = boxes.TryGetValue("co64", out var wide) ? wide : boxes.GetValueOrDefault("stco", None);
        return new SampleTable
        {
            Descriptions = boxes.GetValueOrDefault("stsd", None),
            Sizes = SampleSizes.Read(boxes),
            _stts = stts,
            _ctts = ctts,
            _stsc = stsc,
            _stss = stss,
            _chunkOffsets = offsets,
            _timeEntries = stts.TableCount(4, 8),
            _compositionEntries = ctts?.TableCount(4, 8) ?? 0,
            _chunkEntries = stsc.TableCount(4, 12),
            _chunkCount = offsets.TableCount(4, offsets.Type == "co64" ? 8 : 4),
            _syncCount = stss?.TableCount(4, 4) ?? 0,
        };
    }

    /// <summary>
    /// Samples in decoding order, gathered while duration and offset stay the same, and never more than there are sizes
    /// for.
    /// </summary>
    public IEnumerable<TimeRun> Times()
    {
        long left = Count;
        var entry = 0;
        long offsetLeft = 0;
        var offset = 0;
        for (var i = 0; i < _timeEntries && left > 0; i++)
        {
            long count = Math.Min(_stts.U32(8 + (i * 8)), left);
            var duration = _stts.U32(12 + (i * 8));
            left -= count;
            while (count > 0)
            {
                while (offsetLeft == 0 && entry < _compositionEntries)
                {
                    offsetLeft = _ctts.GetValueOrDefault().U32(8 + (entry * 8));
                    offset = _ctts.GetValueOrDefault().I32(12 + (entry * 8));
                    entry++;
                }

                // Samples past the last entry have no offset.
                var run = offsetLeft == 0 ? count : Math.Min(count, offsetLeft);
                yield return new TimeRun(run, duration, offsetLeft == 0 ? 0 : offset);
                count -= run;
                offsetLeft = Math.Max(0, offsetLeft - run);
            }
        }
    }

    /// <summary>The number of samples the time table covers: as many as there are sizes, in a sound file.</summary>
    public long TimedCount => Enumerable.Range(0, _timeEntries).Sum(i => (long)_stts.U32(8 + (i * 8)));

    /// <summary>Chunks in file order of the table: where each starts and which samples it holds.</summary>
    public IEnumerable<Chunk> Chunks()
    {
        var first = 0;
        var entry = -1;
        uint samples = 0;
        uint description = 1;
        for (var chunk = 0; chunk < _chunkCount && first < Count; chunk++)
        {
            while (entry + 1 < _chunkEntries && _stsc.U32(8 + ((entry + 1) * 12)) <= (uint)chunk + 1)
            {
                entry++;
                samples = _stsc.U32(12 + (entry * 12));
                description = _stsc.U32(16 + (entry * 12));
            }

            var count = (int)Math.Min(samples, (uint)(Count - first));
            var offset = _chunkOffsets.Type == "co64"
                ? _chunkOffsets.U64(8 + (chunk * 8))
                : _chunkOffsets.U32(8 + (chunk * 4));
            yield return new Chunk(offset, first, count, description);
            first += count;
        }
    }

    /// <summary>Which samples a player may start at, from 0; null where it may start at any.</summary>
    public IEnumerable<uint>? SyncSamples() =>
        _stss is not { } table ? null : Enumerable.Range(0, _syncCount).Select(i => table.U32(8 + (i * 4)) - 1);
}
