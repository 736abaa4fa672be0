namespace SyncMonster.Media.Probing.Mp4;

/// <summary>Reads the header of a movie fragment (<c>moof</c>, ISO/IEC 14496-12, 8.8).</summary>
internal static class Fragment
{
    private const uint NotSync = 0x10000;

    public static IEnumerable<FragmentRun> Runs(Box moof, long start, long fileLength, Movie movie)
    {
        // Where nothing else is said, a track's data follows that of the track before it.
        var dataEnd = start;
        foreach (var traf in moof.Children().Where(box => box.Type == "traf"))
        {
            var tfhd = traf.Child("tfhd") ?? throw MediaException.Damaged("A fragment has no tfhd box.");
            var header = Header.Read(tfhd, start, dataEnd, movie);
            ulong? decodeTime = traf.Child("tfdt") is not { } tfdt ? null
                : tfdt.Version == 1 ? tfdt.U64(4) : tfdt.U32(4);
            dataEnd = header.DataStart;
            foreach (var trun in traf.Children().Where(box => box.Type == "trun"))
            {
                if ((trun.Flags & 1) != 0)
                    dataEnd = Bounded(header.DataStart + (Int128)trun.I32(8), fileLength);
                foreach (var run in Runs(trun, header, fileLength))
                {
                    yield return run with { DecodeTime = decodeTime, Offset = dataEnd };
                    decodeTime = null;
                    dataEnd = Bounded(dataEnd + ((Int128)run.Size * run.Times.Count), fileLength);
                }
            }
        }
    }

    private static IEnumerable<FragmentRun> Runs(Box trun, Header header, long fileLength)
    {
        var flags = trun.Flags;
        bool hasDuration = (flags & 0x100) != 0, hasSize = (flags & 0x200) != 0;
        bool hasFlags = (flags & 0x400) != 0, hasOffset = (flags & 0x800) != 0;
        long count = trun.U32(4);
        var at = 8 + ((flags & 1) != 0 ? 4 : 0);
        uint? firstFlags = null;
        if ((flags & 4) != 0)
        {
            firstFlags = trun.U32(at);
            at += 4;
        }

        var entry = 4 * ((hasDuration ? 1 : 0) + (hasSize ? 1 : 0) + (hasFlags ? 1 : 0) + (hasOffset ? 1 : 0));
        // A run whose samples are all alike has no table: a sample is then at least a byte somewhere in the file.
        if (count * Math.Max(entry, 1) > (entry > 0 ? trun.Length - at : fileLength))
            throw MediaException.Damaged($"A fragment declares {count} samples but is shorter.");

        for (long i = 0; i < count;)
        {
            var duration = hasDuration ? Next() : header.Duration;
            var size = hasSize ? Next() : header.Size;
            var sampleFlags = hasFlags ? Next() : header.SampleFlags;
            var offset = hasOffset ? (int)Next() : 0;
            var alike = entry > 0 || (firstFlags is not null && i == 0) ? 1 : count - i;
            if (i == 0 && !hasFlags)
                sampleFlags = firstFlags ?? sampleFlags;
            yield return new FragmentRun(
                header.TrackId,
                null,
                0,
                size,
                new TimeRun(alike, duration, offset),
                header.Description,
                (sampleFlags & NotSync) == 0);
            i += alike;
        }

        uint Next()
        {
            at += 4;
            return trun.U32(at - 4);
        }
    }

    private static long Bounded(Int128 position, long fileLength) => position >= 0 && position <= fileLength
        ? (long)position
        : throw MediaException.Damaged("A fragment's data lies past the end of the file.");

    private readonly record struct Header(
        uint TrackId, long DataStart, uint Description, uint Duration, uint Size, uint SampleFlags)
    {
        public static Header Read(Box tfhd, long moofStart, long dataEnd, Movie movie)
        {
            var flags = tfhd.Flags;
            var id = tfhd.U32(4);
            var defaults = movie.Defaults.GetValueOrDefault(id);
            var at = 8;
            var start = (flags & 0x20000) != 0 ? moofStart : dataEnd;
            if ((flags & 1) != 0)
            {
                start = (long)Math.Min(tfhd.U64(at), long.MaxValue);
                at += 8;
            }

            var description = Field(2, defaults.DescriptionIndex);
            var duration = Field(8, defaults.Duration);
            var size = Field(16, defaults.Size);
            var sampleFlags = Field(32, defaults.SampleFlags);
            return new Header(id, start, description, duration, size, sampleFlags);

            uint Field(uint flag, uint otherwise)
            {
                if ((flags & flag) == 0)
                    return otherwise;
                at += 4;
                return tfhd.U32(at - 4);
            }
        }
    }
}
