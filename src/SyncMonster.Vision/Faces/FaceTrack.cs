using System.Numerics;

namespace SyncMonster.Vision.Faces;

/// <summary>One face over the frames of a scene.</summary>
internal sealed class FaceTrack
{
    // As long as a second a movement goes on as it was.
    private const float MostSteps = 2;

    // How far, in its own sizes, a face may be from where it is expected. Who has just been in this very place may have
    // turned away; a little further off it must not look like somebody else; and where a camera swept or a person
    // jumped, it must look the same. Two people rarely come to 0.5, one person rarely falls to 0.
    private const float SamePlace = 0.3f;
    private const float Near = 0.9f;
    private const float Far = 5;
    private const float NobodyElse = 0;
    private const float Alike = 0.55f;
    private const float SizeChange = 1.7f;
    private const float Just = 2.5f;

    // Views by which it is known again.
    private const int MostPrints = 12;

    // One look in which both networks are sure, or several in which they are nearly, make it a face. What the detector
    // never is sure of may be a dog's, which the mesh takes for a face.
    private const float Sure = 1;
    private const float SureScore = 0.6f;

    private readonly List<FacePrint> prints = [];
    private FaceSighting last;
    private Vector2 movement;
    private float evidence;
    private float bestScore;

    public FaceTrack(FaceSighting first)
    {
        last = Best = first;
        Start = first.Frame;
        Count(first);
    }

    /// <summary>The frame in which it was first seen.</summary>
    public long Start { get; }

    /// <summary>Where it was seen last.</summary>
    public long End => last.Frame;

    /// <summary>Where it is clearest.</summary>
    public FaceSighting Best { get; private set; }

    /// <summary>Whether enough was seen of it to say that it is a face.</summary>
    public bool IsSure => evidence >= Sure && bestScore >= SureScore;

    /// <summary>
    /// How badly a sighting fits as the next of this face: less is better; null if it can't be the same.
    /// </summary>
    public float? Misfit(FaceSighting seen, float framesBetweenLooks)
    {
        var size = (last.Box.Width + seen.Box.Width) / 2;
        var change = Math.Max(last.Box.Width, seen.Box.Width) / Math.Max(1, Math.Min(last.Box.Width, seen.Box.Width));
        var steps = Math.Min((seen.Frame - last.Frame) / framesBetweenLooks, MostSteps);
        var away = Math.Min(
            Vector2.Distance(seen.Box.Centre, last.Box.Centre + (movement * steps)),
            Vector2.Distance(seen.Box.Centre, last.Box.Centre)) / size;
        var likeness = prints.Max(print => print.Likeness(seen.Print));
        var isSame = (away < SamePlace && change < SizeChange && seen.Frame - last.Frame < Just * framesBetweenLooks)
            || (away < Near && change < 2 * SizeChange && likeness > NobodyElse)
            || (away < Far && change < SizeChange && likeness > Alike);
        return isSame ? away + (change - 1) + (1 - likeness) : null;
    }

    /// <summary>How much two faces look alike, whichever way each was seen.</summary>
    public float Likeness(FaceTrack other) => prints.Max(print => other.prints.Max(print.Likeness));

    public void Add(FaceSighting seen, float framesBetweenLooks)
    {
        var steps = Math.Max((seen.Frame - last.Frame) / framesBetweenLooks, 0.1f);
        movement = (seen.Box.Centre - last.Box.Centre) / Math.Max(steps, 1);
        last = seen;
        if (seen.Clarity > Best.Clarity)
            Best = seen;
        Count(seen);
    }

    /// <summary>Takes in what turned out to be the same face, seen again later.</summary>
    public void Join(FaceTrack later)
    {
        last = later.last;
        movement = later.movement;
        evidence += later.evidence;
        bestScore = Math.Max(bestScore, later.bestScore);
        prints.AddRange(later.prints.Take(MostPrints - prints.Count));
        if (later.Best.Clarity > Best.Clarity)
            Best = later.Best;
    }

    // From the least that either network lets pass to certainty, counted doubly: two half-sure looks are enough.
    private void Count(FaceSighting seen)
    {
        evidence += 2 * Math.Clamp((seen.Points.Presence * seen.Face.Score) - 0.15f, 0, 1);
        bestScore = Math.Max(bestScore, seen.Face.Score);
        if (prints.Count < MostPrints)
            prints.Add(seen.Print);
    }
}
