namespace SyncMonster.Batch.Core.Faces;

/// <summary>Which of a scene's faces a rule takes.</summary>
public abstract record FacePick
{
    private FacePick()
    {
    }

    /// <summary>Every face of the scene.</summary>
    public sealed record All : FacePick;

    /// <summary>No face: the scene stays as it is.</summary>
    public sealed record None : FacePick;

    /// <summary>The face with the largest box.</summary>
    public sealed record Largest : FacePick;

    /// <summary>The face whose middle is nearest to the frame's left edge.</summary>
    public sealed record Leftmost : FacePick;

    /// <summary>The face whose middle is nearest to the frame's right edge.</summary>
    public sealed record Rightmost : FacePick;

    /// <summary>The face whose middle is nearest to the frame's top.</summary>
    public sealed record Topmost : FacePick;

    /// <summary>The face whose middle is nearest to the middle of the frame.</summary>
    public sealed record Center : FacePick;

    /// <summary>The face whose middle is nearest to a point.</summary>
    /// <param name="X">Pixels from the left.</param>
    /// <param name="Y">Pixels from the top.</param>
    public sealed record Nearest(decimal X, decimal Y) : FacePick;

    /// <summary>The faces with these ids.</summary>
    /// <param name="FaceIds">Ids within the scene, ascending.</param>
    public sealed record Ids(EquatableList<int> FaceIds) : FacePick;

    /// <summary>A person chooses.</summary>
    public sealed record Review : FacePick;
}

/// <summary>What happens where a rule doesn't decide.</summary>
public enum IfUnclear
{
    /// <summary>The job waits for a person; the default.</summary>
    Review,

    /// <summary>The largest face is taken.</summary>
    Largest,

    /// <summary>Every face is taken.</summary>
    All,

    /// <summary>The job fails before generation is paid for.</summary>
    Fail,
}

/// <summary>A span of numbers, both ends in it.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last, not before the first.</param>
public readonly record struct Span(int First, int Last)
{
    /// <summary>Whether a number lies in the span.</summary>
    public bool Contains(int number) => number >= First && number <= Last;
}

/// <summary>The least width a face must have to count.</summary>
/// <param name="Amount">Pixels, or per cent of the frame's width.</param>
/// <param name="IsPercent">Whether <paramref name="Amount"/> is in per cent.</param>
public sealed record MinFaceSize(decimal Amount, bool IsPercent);

/// <summary>One line of <c>faces:</c>. The first rule that matches a scene decides it.</summary>
/// <param name="Scenes">Scene ids the rule is for; empty: any scene.</param>
/// <param name="Frames">Frames the rule is for (a scene matches that begins within); null: any.</param>
/// <param name="Pick">Which faces.</param>
/// <param name="MinSize">Faces narrower than this are dropped first; null: none is.</param>
/// <param name="IfUnclear">What happens where the rule doesn't decide.</param>
public sealed record FaceRule(
    EquatableList<Span> Scenes, Span? Frames, FacePick Pick, MinFaceSize? MinSize, IfUnclear IfUnclear)
{
    /// <summary>What a job gets that says nothing of faces: the largest, and a person where that is unclear.</summary>
    public static FaceRule Default { get; } = For(new FacePick.Largest());

    /// <summary>A rule for every scene.</summary>
    public static FaceRule For(FacePick pick) => new([], null, pick, null, IfUnclear.Review);
}
