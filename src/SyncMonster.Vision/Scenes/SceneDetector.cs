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
    private readonly List<ChangeSign> signs = [];
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
    public long CertainUntil => signs.Count > 0 ? Math.Min(signs[0].Frame, next) : next;

    /// <summary>
    /// How much the last frame differs from the one before it: a cut is likely where this reaches the threshold.
    /// </summary>
    public double LastDifference { get; private set; }

    private Thumbnail this[long frame] => window[(int)(frame - windowStart)];

    /// <summary>Takes the next frame, in a YUV layout, and gives the cuts that became certain.</summary>
    public IReadOnlyList<SceneCut> Add(Frame frame)
    {
        var thumbnail = Thumbnail.Of(frame);
        LastDifference = window.Count == 0 ? 0 : Difference.Between(window[^1], thumbnail);
        thumbnail.FromPrevious = LastDifference;
        window.Add(thumbnail);
        return DecideUntil(Frames - lookAhead);
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
        for (; next < end; next++)
        {
            if (IsHardCut(next))
                CutHard(next, cuts);
            else if (HalfOfGradual(next) is { } half)
                signs.Add(new ChangeSign(next, half, this[next].IsBlank));
            else if (signs.Count > 0 && next - signs[^1].Frame > Paced(Pause))
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

    /// <summary>Half the length of the shortest gradual change that is amid at that frame; null if none is.</summary>
    private int? HalfOfGradual(long frame)
    {
        // The picture that begins at a hard cut may fade in, or be white for a moment.
        var earliest = Math.Max(windowStart, flashEnd);
        if (lastHardCut > 0)
            earliest = Math.Max(earliest, lastHardCut + Paced(Pause));
        return HalfLengths.Select(Paced).Where(IsAmid).Select(half => (int?)half).FirstOrDefault();

        bool IsAmid(int half)
        {
            var (from, to) = (frame - half, frame + half);
            return from >= earliest && to < Frames && !HasHardCut(frame, to)
                && GradualChange.IsBetween(this[from], this[frame], this[to])
                && Difference.Between(this[from], this[to]) is var difference
                && difference > 0 && difference >= settings.Threshold * GradualFactor;
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
        if (signs.Count > 0 && frame - signs[^1].Frame <= Paced(Pause))
            signs.Clear();
        CloseGradual(cuts);
        lastHardCut = frame;
        Cut(new SceneCut(frame, frame, frame), cuts);
    }

    private void CloseGradual(List<SceneCut> cuts)
    {
        if (signs.Count > 0)
        {
            // A fade is parted where nothing is seen, a dissolve in its middle.
            var blank = signs.Where(sign => sign.IsBlank).ToList();
            var among = blank.Count > 0 ? blank : signs;
            var (from, until) = (signs.Min(sign => sign.Frame - sign.Half), signs.Max(sign => sign.Frame + sign.Half));
            Cut(new SceneCut(among[among.Count / 2].Frame, from, until), cuts);
        }

        signs.Clear();
    }

    private void Cut(SceneCut cut, List<SceneCut> cuts)
    {
        if (cut.Frame - lastCut < settings.MinimumLength)
            return;
        cuts.Add(cut);
        lastCut = cut.Frame;
    }

    private int Paced(int frames) => (int)Math.Round(frames * pace);
}
