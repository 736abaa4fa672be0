namespace SyncMonster.Media.Probing.Mp4;

/// <summary>One entry of an edit list (ISO/IEC 14496-12, 8.6.6).</summary>
/// <param name="Duration">How long it is shown, in the movie's ticks; 0: to the end of the media.</param>
/// <param name="MediaTime">
/// Where in the media it starts, in the media's ticks; −1: nothing is shown, only time passes.
/// </param>
/// <param name="IsDwell">The one frame at <paramref name="MediaTime"/> stands still.</param>
internal readonly record struct Edit(ulong Duration, long MediaTime, bool IsDwell)
{
    public bool IsEmpty => MediaTime < 0;

    public static IReadOnlyList<Edit> Read(Box elst)
    {
        var wide = elst.Version == 1;
        var size = wide ? 20 : 12;
        var count = elst.TableCount(4, size);
        if (count > Limits.Edits)
            throw MediaException.Damaged($"Its edit list has {count} entries.");
        var edits = new Edit[count];
        for (var i = 0; i < count; i++)
        {
            var at = 8 + (i * size);
            edits[i] = wide
                ? new Edit(elst.U64(at), elst.I64(at + 8), elst.U16(at + 16) == 0)
                : new Edit(elst.U32(at), elst.I32(at + 4), elst.U16(at + 8) == 0);
            if (edits[i].MediaTime > Limits.Ticks)
                throw MediaException.Damaged("Its edit list starts at an impossible time.");
        }

        return edits;
    }
}
