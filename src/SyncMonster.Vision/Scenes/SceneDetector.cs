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

    private readonly SceneSettings settings;
    private readonly List<Thumbnail> window = [];
    private readonly List<long> signs = [];
    private readonly double pace;
    private readonly int lookAhead;
    private long windowStart;
    private long next = 1;
    private long lastCut;
    private long lastHardCut;
    private long flashEnd;

    /// <summary>Starts before the first frame of a video.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public SceneDetector(SceneSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.MinimumLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Threshold, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.Threshold, 1);
        this.settings = settings;
        pace = Math.Clamp(settings.FramesPerSecond / UsualRate, 1, 5);
        lookAhead = Paced(HalfLengths[^1]);
    }

    /// <summary>Frames seen so far.</summary>
    public long Frames => windowStart + window.Count;

    /// <summary>No cut will still be found before this frame.</summary>
    public long CertainUntil => signs.Count > 0 ? Math.Min(signs[0], next) : next;

    /// <summary>How much the last frame differs from the one before it: a cut is likely where this reaches the threshold.</summary>
    public double LastDifference { get; private set; }

    private Thumbnail this[long frame] => window[(int)(frame - windowStart)];

    /// <summary>Takes the next frame, in a YUV layout, and gives the cuts that became certain: first frames of new scenes.</summary>
    public IReadOnlyList<long> Add(Frame frame)
    {
        var thumbnail = Thumbnail.Of(frame);
        LastDifference = window.Count == 0 ? 0 : Difference.Between(window[^1], thumbnail);
        thumbnail.FromPrevious = LastDifference;
        window.Add(thumbnail);
        return DecideUntil(Frames - lookAhead);
    }

    /// <summary>Gives the cuts that are left, when there are no more frames.</summary>
    public IReadOnlyList<long> Finish()
    {
        List<long> cuts = [.. DecideUntil(Frames)];
        CloseGradual(cuts);
        return cuts;
    }

    private List<long> DecideUntil(long end)
    {
        List<long> cuts = [];
        for (; next < end; next++)
        {
            if (IsHardCut(next))
                CutHard(next, cuts);
            else if (IsGradual(next))
                signs.Add(next);
            else if (signs.Count > 0 && next - signs[^1] > Paced(Pause))
                CloseGradual(cuts);
        }

        var forgotten = (int)Math.Max(0, next - lookAhead - 1 - windowStart);
        window.RemoveRange(0, forgotten);
        windowStart += forgotten;
        return cuts;
    }

    private bool IsHardCut(long frame)
    {
        if (frame < flashEnd || !IsOther(this[frame].FromPrevious))
            return false;
        var (before, first) = (this[frame - 1], this[frame]);
        var soon = window[(int)(frame + 1 - windowStart)..].Take(Paced(first.IsBlank ? Blank : Flash)).ToList();
        var back = soon.FindIndex(later => Difference.Between(before, later) < settings.Threshold / 2);
        if (back >= 0)
        {
            flashEnd = frame + back + 2;
            return false;
        }

        // A few blank frames between two scenes are none: the cut is where the second begins, or amid the fade.
        return !first.IsBlank || soon.Find(later => !later.IsBlank) is not { } picture
            || (!before.IsBlank && !IsOther(picture.FromPrevious));
    }

    private bool IsOther(double difference) => difference > 0 && difference >= settings.Threshold;

    /// <summary>Whether a gradual change is amid at that frame, over any of its lengths.</summary>
    private bool IsGradual(long frame)
    {
        // The picture that begins at a hard cut may fade in, or be white for a moment.
        var earliest = Math.Max(windowStart, flashEnd);
        if (lastHardCut > 0)
            earliest = Math.Max(earliest, lastHardCut + Paced(Pause));
        return HalfLengths.Any(half =>
        {
            var (from, to) = (frame - Paced(half), frame + Paced(half));
            return from >= earliest && to < Frames && !HasHardCut(frame, to)
                && GradualChange.IsBetween(this[from], this[frame], this[to])
                && Difference.Between(this[from], this[to]) is var difference
                && difference > 0 && difference >= settings.Threshold * GradualFactor;
        });
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

    private void CutHard(long frame, List<long> cuts)
    {
        // What led up to a hard cut was no change by itself.
        if (signs.Count > 0 && frame - signs[^1] <= Paced(Pause))
            signs.Clear();
        CloseGradual(cuts);
        lastHardCut = frame;
        Cut(frame, cuts);
    }

    private void CloseGradual(List<long> cuts)
    {
        if (signs.Count > 0)
            Cut(signs[signs.Count / 2], cuts);
        signs.Clear();
    }

    private void Cut(long frame, List<long> cuts)
    {
        if (frame - lastCut < settings.MinimumLength)
            return;
        cuts.Add(frame);
        lastCut = frame;
    }

    private int Paced(int frames) => (int)Math.Round(frames * pace);
}
