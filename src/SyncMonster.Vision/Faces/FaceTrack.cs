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

    private readonly List<FacePrint> _prints = [];
    private FaceSighting _last;
    private Vector2 _movement;
    private float _evidence;
    private float _bestScore;

    public FaceTrack(FaceSighting first)
    {
        _last = Best = first;
        Start = first.Frame;
        Count(first);
    }

    /// <summary>The frame in which it was first seen.</summary>
    public long Start { get; }

    /// <summary>Where it was seen last.</summary>
    public long End => _last.Frame;

    /// <summary>Where it is clearest.</summary>
    public FaceSighting Best { get; private set; }

    /// <summary>Whether enough was seen of it to say that it is a face.</summary>
    public bool IsSure => _evidence >= Sure && _bestScore >= SureScore;

    /// <summary>
    /// How badly a sighting fits as the next of this face: less is better; null if it can't be the same.
    /// </summary>
    public float? Misfit(FaceSighting seen, float framesBetweenLooks)
    {
        var size = (_last.Box.Width + seen.Box.Width) / 2;
        var change = Math.Max(_last.Box.Width, seen.Box.Width) / Math.Max(1, Math.Min(_last.Box.Width, seen.Box.Width));
        var steps = Math.Min((seen.Frame - _last.Frame) / framesBetweenLooks, MostSteps);
        var away = Math.Min(
            Vector2.Distance(seen.Box.Centre, _last.Box.Centre + (_movement * steps)),
            Vector2.Distance(seen.Box.Centre, _last.Box.Centre)) / size;
        var likeness = _prints.Max(print => print.Likeness(seen.Print));
        var isSame = (away < SamePlace && change < SizeChange && seen.Frame - _last.Frame < Just * framesBetweenLooks)
            || (away < Near && change < 2 * SizeChange && likeness > NobodyElse)
            || (away < Far && change < SizeChange && likeness > Alike);
        return isSame ? away + (change - 1) + (1 - likeness) : null;
    }

    /// <summary>How much two faces look alike, whichever way each was seen.</summary>
    public float Likeness(FaceTrack other) => _prints.Max(print => other._prints.Max(print.Likeness));

    public void Add(FaceSighting seen, float framesBetweenLooks)
    {
        var steps = Math.Max((seen.Frame - _last.Frame) / framesBetweenLooks, 0.1f);
        _movement = (seen.Box.Centre - _last.Box.Centre) / Math.Max(steps, 1);
        _last = seen;
        if (seen.Clarity > Best.Clarity)
            Best = seen;
        Count(seen);
    }

    /// <summary>Takes in what turned out to be the same face, seen again later.</summary>
    public void Join(FaceTrack later)
    {
        _last = later._last;
        _movement = later._movement;
        _evidence += later._evidence;
        _bestScore = Math.Max(_bestScore, later._bestScore);
        _prints.AddRange(later._prints.Take(MostPrints - _prints.Count));
        if (later.Best.Clarity > Best.Clarity)
            Best = later.Best;
    }

    // From the least that either network lets pass to certainty, counted doubly: two half-sure looks are enough.
    private void Count(FaceSighting seen)
    {
        _evidence += 2 * Math.Clamp((seen.Points.Presence * seen.Face.Score) - 0.15f, 0, 1);
        _bestScore = Math.Max(_bestScore, seen.Face.Score);
        if (_prints.Count < MostPrints)
            _prints.Add(seen.Print);
    }
}
