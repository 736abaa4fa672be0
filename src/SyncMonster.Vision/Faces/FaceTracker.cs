namespace SyncMonster.Vision.Faces;

/// <summary>Brings the sightings of one scene together, so that each face is one, whenever it was seen.</summary>
/// <param name="framesBetweenLooks">How many frames usually lie between two looks.</param>
internal sealed class FaceTracker(float framesBetweenLooks)
{
    // Who comes back at another place must look the same.
    private const float SameAgain = 0.6f;

    // In a scene of hours what was taken for a face for a moment must not be kept for ever.
    private const int MostTracks = 64;
    private const float Gone = 10;

    private readonly List<FaceTrack> _tracks = [];

    /// <summary>Takes what was seen in one frame, later than all before.</summary>
    public void Add(IReadOnlyList<FaceSighting> seen)
    {
        var pairs =
            from track in _tracks
            from sighting in seen
            let misfit = track.Misfit(sighting, framesBetweenLooks)
            where misfit is not null
            orderby misfit
            select (track, sighting);
        HashSet<object> taken = new(ReferenceEqualityComparer.Instance);
        foreach (var (track, sighting) in pairs.ToList())
        {
            if (taken.Contains(track) || !taken.Add(sighting))
                continue;
            taken.Add(track);
            track.Add(sighting, framesBetweenLooks);
        }

        _tracks.AddRange(seen.Where(sighting => !taken.Contains(sighting)).Select(sighting => new FaceTrack(sighting)));
        if (_tracks.Count > MostTracks)
        {
            Join();
            var now = _tracks.Max(track => track.End);
            _tracks.RemoveAll(track => !track.IsSure && now - track.End > Gone * framesBetweenLooks);
        }
    }

    /// <summary>
    /// The faces of the scene, from left to right as each is seen best. Those that are only seen while it dissolves
    /// from the scene before it, or into the next, belong to these.
    /// </summary>
    /// <param name="from">The first frame in which the scene is seen alone.</param>
    /// <param name="until">
    /// The frame after the last in which it is; not after <paramref name="from"/>: it never is.
    /// </param>
    public IReadOnlyList<FaceSighting> Finish(long from = 0, long until = long.MaxValue)
    {
        Join();
        return
        [
            .. _tracks.Where(face => face.IsSure && (until <= from || (face.Start < until && face.End >= from)))
                .Select(face => face.Best).OrderBy(best => best.Box.X),
        ];
    }

    private void Join()
    {
        List<FaceTrack> faces = [];
        foreach (var track in _tracks.OrderBy(track => track.Start))
        {
            var same = faces.Where(earlier => earlier.End < track.Start && earlier.Likeness(track) > SameAgain)
                .MaxBy(earlier => earlier.Likeness(track));
            if (same is null)
                faces.Add(track);
            else
                same.Join(track);
        }

        _tracks.Clear();
        _tracks.AddRange(faces);
    }
}
