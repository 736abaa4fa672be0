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

    private Landmarks? previous;
    private long unseen;

    /// <summary>The face's points in the next frame; null where it isn't seen.</summary>
    public Landmarks? Next(Frame frame)
    {
        if (!route.Face.Covers(frame.Index))
        {
            (previous, unseen) = (null, 0);
            return null;
        }

        var expected = route.Expected(frame.Index);
        unseen = expected is null ? unseen + 1 : 0;
        if (previous is not null && unseen <= Faith * route.Every)
            previous = Checked(mesh.Locate(frame, previous), expected);
        else
            previous = null;
        if (previous is null && expected is not null)
            previous = Checked(mesh.Locate(frame, expected), expected);
        return previous;
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
