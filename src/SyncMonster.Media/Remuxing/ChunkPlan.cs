namespace SyncMonster.Media.Remuxing;

/// <summary>
/// The order in which packets are laid down: half a second of one track, then the others up to the same time, so that a
/// player reads forward.
/// </summary>
internal static class ChunkPlan
{
    private const decimal ChunkSeconds = 0.5m;

    public static IReadOnlyList<OutputChunk> Of(IReadOnlyList<OutputTrack> tracks)
    {
        var chunks = new List<OutputChunk>();
        var cursors = tracks.Select(track => new Cursor(track)).ToList();
        long offset = 0;
        while (cursors.Where(cursor => !cursor.IsAtEnd).MinBy(cursor => cursor.Seconds) is { } cursor)
        {
            var chunk = cursor.Take(ChunkSeconds, offset);
            chunks.Add(chunk);
            offset += chunk.Size;
        }

        return chunks;
    }

    private sealed class Cursor(OutputTrack track)
    {
        private int _next;
        private long _ticks;

        public bool IsAtEnd => _next == track.Packets.Count;

        public decimal Seconds => (decimal)_ticks / track.TimeScale;

        public OutputChunk Take(decimal seconds, long offset)
        {
            var first = _next;
            var until = Seconds + seconds;
            long size = 0;
            do
            {
                var packet = track.Packets[_next++];
                _ticks += packet.Duration;
                size += packet.Size;
            }
            while (!IsAtEnd && Seconds < until && track.Packets[_next].Description == track.Packets[first].Description);
            return new OutputChunk(track, first, _next - first, offset, size);
        }
    }
}
