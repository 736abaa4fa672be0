using System.Numerics;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Following;

/// <summary>
/// Follows one face from frame to frame by its points, which are finer than any box, and is set right by its route:
/// where the face was lost, jumped, or was confused with another.
/// </summary>
/// <param name="route">Where the face is expected.</param>
/// <param name="mesh">Finds its points.</param>
internal sealed class FaceFollower(FaceRoute route, FaceMesh mesh)
{
    // The middle of the points may be this far from where the face is expected, by its size.
    private const float MostDrift = 0.45f;

    // Without a sighting it is believed in for this many looks: a detector loses a turning head earlier than the mesh.
    private const int Faith = 4;

    private Landmarks? _previous;
    private long _unseen;

    /// <summary>The face's points in the next frame; null where it isn't seen.</summary>
    public Landmarks? Next(Frame frame)
    {
        if (!route.Face.Covers(frame.Index))
        {
            (_previous, _unseen) = (null, 0);
            return null;
        }

        var expected = route.Expected(frame.Index);
        _unseen = expected is null ? _unseen + 1 : 0;
        if (_previous is not null && _unseen <= Faith * route.Every)
            _previous = Checked(mesh.Locate(frame, _previous), expected);
        else
            _previous = null;
        if (_previous is null && expected is not null)
            _previous = Checked(mesh.Locate(frame, expected), expected);
        return _previous;
    }

    private static Landmarks? Checked(Landmarks? found, DetectedFace? expected)
    {
        if (found is null || expected is null)
            return found;
        var (seen, place) = (found.Box, expected.Box);
        var size = Math.Max(place.Width, place.Height);
        var drift = Vector2.Distance(
            new Vector2(seen.X + (seen.Width / 2), seen.Y + (seen.Height / 2)),
            new Vector2(place.X + (place.Width / 2), place.Y + (place.Height / 2)));
        var ratio = Math.Max(seen.Width, seen.Height) / size;
        return drift < MostDrift * size && ratio is > 0.5f and < 2 ? found : null;
    }
}
