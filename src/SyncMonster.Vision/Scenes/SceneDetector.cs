using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Scenes;

/// <summary>
/// Finds the cuts of a video, frame by frame: hard ones exactly, dissolves, fades and wipes once, near their middle.
/// Flashes, where the picture comes back, are none. It looks ahead about two seconds and keeps only these frames, as
/// thumbnails. One thread at a time.
/// </summary>
public sealed class SceneDetector
{
    // A gradual change must lead to a picture that differs by this much more than a hard one's.
    private const double GradualFactor = 1.25;

    // Half the lengths of gradual changes that are looked for, in frames at the usual rate.
    private static readonly int[] HalfLengths = [4, 8, 16, 25];

    // In frames at the usual rate: what comes back so soon was no scene, and blank frames that soon end are none.
    private const int Flash = 3;
    private const int Blank = 12;

    // Frames without a sign after which a gradual change is over.
    private const int Pause = 12;
    private const double UsualRate = 25;

    private readonly SceneSettings _settings;
    private readonly List<Thumbnail> _window = [];
    private readonly List<ChangeSign> _signs = [];
    private readonly double _pace;
    private readonly int _lookAhead;
    private long _windowStart;
    private long _next = 1;
    private long _lastCut;
    private long _lastHardCut;
    private long _flashEnd;

    /// <summary>Starts before the first frame of a video.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public SceneDetector(SceneSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.MinimumLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Threshold, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.Threshold, 1);
        _settings = settings;
        _pace = Math.Clamp(settings.FramesPerSecond / UsualRate, 1, 5);
        _lookAhead = Paced(HalfLengths[^1]);
    }

    /// <summary>Frames seen so far.</summary>
    public long Frames => _windowStart + _window.Count;

    /// <summary>No cut will still be found before this frame.</summary>
    public long CertainUntil => _signs.Count > 0 ? Math.Min(_signs[0].Frame, _next) : _next;

    /// <summary>
    /// How much the last frame differs from the one before it: a cut is likely where this reaches the threshold.
    /// </summary>
    public double LastDifference { get; private set; }

    private Thumbnail this[long frame] => _window[(int)(frame - _windowStart)];

    /// <summary>Takes the next frame, in a YUV layout, and gives the cuts that became certain.</summary>
    public IReadOnlyList<SceneCut> Add(Frame frame)
    {
        var thumbnail = Thumbnail.Of(frame);
        LastDifference = _window.Count == 0 ? 0 : Difference.Between(_window[^1], thumbnail);
        thumbnail.FromPrevious = LastDifference;
        _window.Add(thumbnail);
        return DecideUntil(Frames - _lookAhead);
    }

    /// <summary>Gives the cuts that are left, when there are no more frames.</summary>
    public IReadOnlyList<SceneCut> Finish()
    {
        List<SceneCut> cuts = [.. DecideUntil(Frames)];
        CloseGradual(cuts);
        return cuts;
    }

    private List<SceneCut> DecideUntil(long end)
    {
        List<SceneCut> cuts = [];
        for (; _next < end; _next++)
        {
            if (IsHardCut(_next))
                CutHard(_next, cuts);
            else if (HalfOfGradual(_next) is { } half)
                _signs.Add(new ChangeSign(_next, half, this[_next].IsBlank));
            else if (_signs.Count > 0 && _next - _signs[^1].Frame > Paced(Pause))
                CloseGradual(cuts);
        }

        var forgotten = (int)Math.Max(0, _next - _lookAhead - 1 - _windowStart);
        _window.RemoveRange(0, forgotten);
        _windowStart += forgotten;
        return cuts;
    }

    private bool IsHardCut(long frame)
    {
        if (frame < _flashEnd || !IsOther(this[frame].FromPrevious))
            return false;
        var (before, first) = (this[frame - 1], this[frame]);
        var soon = _window[(int)(frame + 1 - _windowStart)..].Take(Paced(first.IsBlank ? Blank : Flash)).ToList();
        var back = soon.FindIndex(later => Difference.Between(before, later) < _settings.Threshold / 2);
        if (back >= 0)
        {
            _flashEnd = frame + back + 2;
            return false;
        }

        // A few blank frames between two scenes are none: the cut is where the second begins, or amid the fade.
        return !first.IsBlank || soon.Find(later => !later.IsBlank) is not { } picture
            || (!before.IsBlank && !IsOther(picture.FromPrevious));
    }

    private bool IsOther(double difference) => difference > 0 && difference >= _settings.Threshold;

    /// <summary>Half the length of the shortest gradual change that is amid at that frame; null if none is.</summary>
    private int? HalfOfGradual(long frame)
    {
        // The picture that begins at a hard cut may fade in, or be white for a moment.
        var earliest = Math.Max(_windowStart, _flashEnd);
        if (_lastHardCut > 0)
            earliest = Math.Max(earliest, _lastHardCut + Paced(Pause));
        return HalfLengths.Select(Paced).Where(IsAmid).Select(half => (int?)half).FirstOrDefault();

        bool IsAmid(int half)
        {
            var (from, to) = (frame - half, frame + half);
            return from >= earliest && to < Frames && !HasHardCut(frame, to)
                && GradualChange.IsBetween(this[from], this[frame], this[to])
                && Difference.Between(this[from], this[to]) is var difference
                && difference > 0 && difference >= _settings.Threshold * GradualFactor;
        }
    }

    private bool HasHardCut(long after, long end)
    {
        for (var frame = after + 1; frame <= end; frame++)
        {
            if (IsOther(this[frame].FromPrevious))
                return true;
        }

        return false;
    }

    private void CutHard(long frame, List<SceneCut> cuts)
    {
        // What led up to a hard cut was no change by itself.
        if (_signs.Count > 0 && frame - _signs[^1].Frame <= Paced(Pause))
            _signs.Clear();
        CloseGradual(cuts);
        _lastHardCut = frame;
        Cut(new SceneCut(frame, frame, frame), cuts);
    }

    private void CloseGradual(List<SceneCut> cuts)
    {
        if (_signs.Count > 0)
        {
            // A fade is parted where nothing is seen, a dissolve in its middle.
            var blank = _signs.Where(sign => sign.IsBlank).ToList();
            var among = blank.Count > 0 ? blank : _signs;
            var (from, until) = (_signs.Min(sign => sign.Frame - sign.Half), _signs.Max(sign => sign.Frame + sign.Half));
            Cut(new SceneCut(among[among.Count / 2].Frame, from, until), cuts);
        }

        _signs.Clear();
    }

    private void Cut(SceneCut cut, List<SceneCut> cuts)
    {
        if (cut.Frame - _lastCut < _settings.MinimumLength)
            return;
        cuts.Add(cut);
        _lastCut = cut.Frame;
    }

    private int Paced(int frames) => (int)Math.Round(frames * _pace);
}
