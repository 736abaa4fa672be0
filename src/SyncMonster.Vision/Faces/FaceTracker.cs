namespace SyncMonster.Vision.Faces;

/// <summary>Brings the sightings of one scene together, so that each face is one, whenever it was seen.</summary>
/// <param name="framesBetweenLooks">How many frames usually lie between two looks.</param>
internal sealed class FaceTracker(float framesBetweenLooks)
{
    // Who comes back at another place must look the same.
    private const float SameAgain = 0.6f;

    private readonly List<FaceTrack> tracks = [];

    /// <summary>Takes what was seen in one frame, later than all before.</summary>
    public void Add(IReadOnlyList<FaceSighting> seen)
    {
        var pairs =
            from track in tracks
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

        tracks.AddRange(seen.Where(sighting => !taken.Contains(sighting)).Select(sighting => new FaceTrack(sighting)));
    }

    /// <summary>The faces of the scene, from left to right as each is seen best.</summary>
    public IReadOnlyList<FaceSighting> Finish()
    {
        List<FaceTrack> faces = [];
        foreach (var track in tracks.OrderBy(track => track.Start))
        {
            var same = faces.Where(earlier => earlier.End < track.Start && earlier.Likeness(track) > SameAgain)
                .MaxBy(earlier => earlier.Likeness(track));
            if (same is null)
                faces.Add(track);
            else
                same.Join(track);
        }

        return [.. faces.Where(face => face.IsSure).Select(face => face.Best).OrderBy(best => best.Box.X)];
    }
}
