using System.Numerics;
using SyncMonster.Vision.Faces;

namespace SyncMonster.Vision.Following;

/// <summary>Where a driven face is in the course of its scene, as far as it was seen.</summary>
/// <param name="face">The face.</param>
/// <param name="sightings">Where it was seen, by frame.</param>
/// <param name="every">How many frames lie between two looks.</param>
internal sealed class FaceRoute(DrivenFace face, IReadOnlyList<Sighting> sightings, int every)
{
    // Where its sides lie may differ by this part of a face's size from one look to the next.
    private const float Step = 0.6f;
    private const float MostGrowth = 1.8f;

    // Unseen, a face may wander: each look allows for another step, up to this many.
    private const int MostSteps = 4;

    public DrivenFace Face => face;

    /// <summary>How many frames lie between two looks.</summary>
    public int Every => every;

    /// <summary>Where the face is expected; null where it was not seen around the frame.</summary>
    public DetectedFace? Expected(long frame)
    {
        var after = 0;
        while (after < sightings.Count && sightings[after].Frame < frame)
            after++;
        var later = after < sightings.Count ? sightings[after] : (Sighting?)null;
        var earlier = after > 0 ? sightings[after - 1] : (Sighting?)null;

        // One missed look between two sightings is bridged; a jump between them is a cut, whose side has to be chosen.
        if (earlier is { } from && later is { } to && to.Frame - from.Frame <= 3 * every)
        {
            return Goes(from.Face.Box, to.Face.Box, 1)
                ? Sighting.Between(from, to, frame)
                : (frame - from.Frame < to.Frame - frame ? from : to).Face;
        }

        if (later is { } next && next.Frame - frame <= every)
            return next.Face;
        return earlier is { } last && frame - last.Frame <= every ? last.Face : null;
    }

    /// <summary>
    /// Makes the route of a face of all faces that were seen: from its keyframe on, then back from there.
    /// </summary>
    /// <param name="face">The face.</param>
    /// <param name="looks">All faces seen in the scene, look by look.</param>
    /// <param name="every">How many frames lie between two looks.</param>
    public static FaceRoute Of(
        DrivenFace face, IReadOnlyList<(long Frame, IReadOnlyList<DetectedFace> Faces)> looks, int every)
    {
        var mine = looks.Where(look => face.Covers(look.Frame)).OrderBy(look => look.Frame).ToList();
        var start = mine.Count == 0
            ? -1
            : Enumerable.Range(0, mine.Count).MinBy(i => Math.Abs(mine[i].Frame - face.Keyframe));
        var sightings = new List<Sighting>();
        for (var (i, box, missed) = (start, face.Box, 0); i >= 0 && i < mine.Count; i++)
            Take(mine[i], ref box, ref missed);
        var first = sightings.Count > 0 && start >= 0 && sightings[0].Frame == mine[start].Frame
            ? sightings[0].Face.Box
            : face.Box;
        for (var (i, box, missed) = (start - 1, first, 0); i >= 0; i--)
            Take(mine[i], ref box, ref missed);

        return new FaceRoute(face, [.. sightings.OrderBy(sighting => sighting.Frame)], every);

        void Take((long Frame, IReadOnlyList<DetectedFace> Faces) look, ref FaceBox box, ref int missed)
        {
            var last = box;
            var steps = 1 + Math.Min(missed, MostSteps - 1);
            var found = look.Faces
                .Where(seen => Goes(last, seen.Box, steps))
                .MinBy(seen => Vector2.Distance(Centre(last), Centre(seen.Box)));
            if (found is null && face.IsAlone && look.Faces is [var only])
                found = only;
            missed++;
            if (found is null)
                return;
            (box, missed) = (found.Box, 0);
            sightings.Add(new Sighting(look.Frame, found));
        }
    }

    /// <summary>Whether a face may have gone from one place to another.</summary>
    public static bool Goes(FaceBox from, FaceBox to, int steps)
    {
        var size = Math.Max(Math.Max(from.Width, from.Height), 1);
        var growth = Math.Max(to.Width, to.Height) / size;
        return Vector2.Distance(Centre(from), Centre(to)) < Step * steps * size
            && growth < MostGrowth && growth > 1 / MostGrowth;
    }

    private static Vector2 Centre(FaceBox box) => new(box.X + (box.Width / 2), box.Y + (box.Height / 2));
}
