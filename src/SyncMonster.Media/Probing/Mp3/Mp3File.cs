namespace SyncMonster.Media.Probing.Mp3;

/// <summary>The frames of an mp3 file, found one by one through a small window.</summary>
internal sealed class Mp3File
{
    // A chance resemblance to a header is common, a chain of them is not.
    private const int SureFrames = 4;

    private readonly ByteSource _source;
    private readonly long _firstFrame;
    private readonly long _end;

    private Mp3File(ByteSource source, long start, long firstFrame, long end, Mp3Header header)
    {
        _source = source;
        _firstFrame = firstFrame;
        _end = end;
        Header = header;
        BytesBefore = firstFrame - start;
        Info = Mp3InfoFrame.Read(source, firstFrame, header);
    }

    /// <summary>The header of the first frame.</summary>
    public Mp3Header Header { get; }

    /// <summary>What the first frame tells of the others; null where it is sound itself.</summary>
    public Mp3InfoFrame? Info { get; }

    /// <summary>Bytes between the tags and the first frame.</summary>
    public long BytesBefore { get; }

    /// <summary>Bytes passed over among the frames, once they have all been walked.</summary>
    public long JunkBytes { get; private set; }

    /// <summary>Whether the last frame turned out to be cut, once they have all been walked.</summary>
    public bool IsLastFrameCut { get; private set; }

    /// <summary>Bytes between the tags.</summary>
    public long SoundBytes => _end - _firstFrame;

    public static Mp3File Read(ByteSource source)
    {
        var start = Mp3Tags.Start(source);
        var end = Mp3Tags.End(source, start);
        for (var position = start; position < Math.Min(end, start + Limits.Mp3SearchBytes); position++)
        {
            if (HeaderAt(source, position, end) is { } header && IsStream(source, position, start, end, header))
                return new Mp3File(source, start, position, end, header);
        }

        throw start > 0
            ? MediaException.Damaged("It has an ID3 tag, but no MPEG audio (layer III) after it.")
            : MediaException.Unknown("It is neither mp4, mov, mp3 nor wav.");
    }

    /// <summary>The frames of sound: where each starts, and its header.</summary>
    public IEnumerable<(long Position, Mp3Header Header)> Frames()
    {
        JunkBytes = 0;
        IsLastFrameCut = false;
        var position = Info is null ? _firstFrame : _firstFrame + Header.FrameSize;
        while (position + Mp3Header.Length <= _end)
        {
            if (HeaderAt(_source, position, _end) is not { } header || !header.FitsWith(Header))
            {
                position = Resync(position);
                continue;
            }

            if (position + header.FrameSize > _end)
            {
                IsLastFrameCut = true;
                yield break;
            }

            yield return (position, header);
            position += header.FrameSize;
        }
    }

    /// <summary>Passes over junk to the next frame that is followed by another, or by the end.</summary>
    private long Resync(long position)
    {
        var from = position;
        for (position++; position < _end; position++)
        {
            if (HeaderAt(_source, position, _end) is { } header && header.FitsWith(Header)
                && Chain(_source, position, _end, header, 2) is { } chain && (chain.Frames == 2 || chain.End == _end))
            {
                break;
            }
        }

        JunkBytes += position - from;
        return position;
    }

    /// <summary>Right after the tags little is asked for; further on, a sure chain of frames.</summary>
    private static bool IsStream(ByteSource source, long position, long start, long end, Mp3Header header)
    {
        var chain = Chain(source, position, end, header, SureFrames);
        if (chain.Frames == SureFrames)
            return true;
        return position == start
            && (chain.Frames >= 2 || chain.End == end || Mp3InfoFrame.Read(source, position, header) is not null);
    }

    /// <summary>How many whole frames follow each other, up to a number, and where the last ends.</summary>
    private static (int Frames, long End) Chain(
        ByteSource source, long position, long end, Mp3Header header, int atMost)
    {
        var frames = 0;
        while (frames < atMost
            && HeaderAt(source, position, end) is { } next && next.FitsWith(header)
            && position + next.FrameSize <= end)
        {
            frames++;
            position += next.FrameSize;
        }

        return (frames, position);
    }

    private static Mp3Header? HeaderAt(ByteSource source, long position, long end) =>
        position + Mp3Header.Length <= end ? Mp3Header.Read(source.Peek(position, Mp3Header.Length)) : null;
}
