using System.Numerics;

namespace SyncMonster.Vision.Faces;

/// <summary>One face over the frames of a scene.</summary>
internal sealed class FaceTrack
{
    // As long as a second a movement goes on as it was.
    private const float MostSteps = 2;

    // How far, in its own sizes, a face may be from where it is expected, whatever it looks like by then.
    private const float Near = 0.9f;

    // How far it may be if it looks the same; between two looks a camera may sweep, or a person jump.
    private const float Far = 5;
    private const float Alike = 0.6f;
    private const float SizeChange = 1.7f;

    // One look in which both networks are sure, or several in which they are nearly, make it a face.
    private const float Sure = 1;

    private FaceSighting last;
    private Vector2 movement;
    private float evidence;

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
    public bool IsSure => evidence >= Sure;

    /// <summary>How badly a sighting fits as the next of this face: less is better; null if it can't be the same.</summary>
    public float? Misfit(FaceSighting seen, float framesBetweenLooks)
    {
        var size = (last.Box.Width + seen.Box.Width) / 2;
        var change = Math.Max(last.Box.Width, seen.Box.Width) / Math.Max(1, Math.Min(last.Box.Width, seen.Box.Width));
        var steps = Math.Min((seen.Frame - last.Frame) / framesBetweenLooks, MostSteps);
        var away = Math.Min(
            Vector2.Distance(seen.Box.Centre, last.Box.Centre + (movement * steps)),
            Vector2.Distance(seen.Box.Centre, last.Box.Centre)) / size;
        var likeness = last.Print.Likeness(seen.Print);
        var isSame = (away < Near && change < 2 * SizeChange) || (away < Far && change < SizeChange && likeness > Alike);
        return isSame ? away + (change - 1) + (1 - likeness) : null;
    }

    /// <summary>How much two faces look alike, whichever way each was seen.</summary>
    public float Likeness(FaceTrack other) =>
        Math.Max(Best.Print.Likeness(other.Best.Print), last.Print.Likeness(other.Best.Print));

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
        if (later.Best.Clarity > Best.Clarity)
            Best = later.Best;
    }

    // From the least that either network lets pass to certainty, counted doubly: two half-sure looks are enough.
    private void Count(FaceSighting seen) => evidence += 2 * Math.Clamp((seen.Points.Presence * seen.Face.Score) - 0.15f, 0, 1);
}
