namespace SyncMonster.Media.Probing.Mp4;

/// <summary>
/// When a track's samples are decoded and shown, summed up run by run in the media's ticks, so that memory does not
/// grow with the file.
/// </summary>
internal sealed class Timeline
{
    // Counting frames by hand costs one look per run and edit; no editor writes more edits than this by far.
    private const int CountedEdits = 16;

    private readonly (long From, long To)[]? _windows;
    private long? _compositionEnd;
    private long _shownFrames;
    private uint _lastDuration;

    public Timeline(IReadOnlyList<Edit> edits, uint movieScale, uint mediaScale)
    {
        if (edits.Count is > 0 and <= CountedEdits)
        {
            _windows =
                [.. edits.Where(edit => !edit.IsEmpty && !edit.IsDwell).Select(edit => (edit.MediaTime, End(edit)))];
            _shownFrames = edits.Count(edit => !edit.IsEmpty && edit.IsDwell);
        }

        long End(Edit edit)
        {
            var ticks = Math.Round((decimal)edit.Duration * mediaScale / movieScale, MidpointRounding.AwayFromZero);
            return edit.Duration == 0 || ticks > Limits.Ticks ? 2 * Limits.Ticks : edit.MediaTime + (long)ticks;
        }
    }

    /// <summary>Samples in all.</summary>
    public long Samples { get; private set; }

    /// <summary>Samples that the edit list shows; all of them where there is none.</summary>
    public long ShownSamples => _windows is null ? Samples : _shownFrames;

    /// <summary>Sum of the samples' durations.</summary>
    public long Duration { get; private set; }

    /// <summary>When the first sample is decoded: 0, unless a fragment says otherwise.</summary>
    public long DecodeStart { get; private set; }

    /// <summary>When the last sample's decoding time ends.</summary>
    public long DecodeEnd { get; private set; }

    /// <summary>From the first decoding to the last one's end: gaps between fragments count.</summary>
    public long DecodeSpan => DecodeEnd - DecodeStart;

    /// <summary>When the last shown sample ends.</summary>
    public long CompositionEnd => _compositionEnd ?? 0;

    /// <summary>Adds a fragment's samples, at the time it says they start at.</summary>
    public void Add(FragmentRun run)
    {
        DecodeEnd = run.StartAfter(DecodeEnd, _lastDuration);
        if (Samples == 0)
            DecodeStart = DecodeEnd;
        Add(run.Times);
    }

    public void Add(TimeRun run)
    {
        if (run.Count == 0)
            return;
        var length = (Int128)run.Count * run.Duration;
        if (DecodeEnd + length > Limits.Ticks)
            throw MediaException.Damaged("It declares an impossible length.");
        var shown = DecodeEnd + run.CompositionOffset;
        foreach (var window in _windows ?? [])
            _shownFrames += Inside(run, shown, window);
        Samples += run.Count;
        _lastDuration = run.Duration;
        Duration += (long)length;
        DecodeEnd += (long)length;
        _compositionEnd = Math.Max(_compositionEnd ?? long.MinValue, shown + (long)length);
    }

    private static long Inside(TimeRun run, long shown, (long From, long To) window)
    {
        if (run.Duration == 0)
            return shown >= window.From && shown < window.To ? run.Count : 0;
        var first = Math.Max(0, StepsUpTo(window.From));
        var end = Math.Min(run.Count, StepsUpTo(window.To));
        return Math.Max(0, end - first);

        // How many samples of the run are shown before the time.
        long StepsUpTo(long time) => (long)(((Int128)time - shown + run.Duration - 1) / run.Duration);
    }
}
