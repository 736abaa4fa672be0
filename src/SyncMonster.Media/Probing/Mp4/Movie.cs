namespace SyncMonster.Media.Probing.Mp4;

/// <summary>A movie header (<c>moov</c>), read as far as length and samples need it.</summary>
internal sealed class Movie
{
    private Movie(uint timeScale, IReadOnlyList<Track> tracks)
    {
        TimeScale = timeScale;
        Tracks = tracks;
    }

    /// <summary>Ticks in a second, for edit lists.</summary>
    public uint TimeScale { get; }

    public IReadOnlyList<Track> Tracks { get; }

    /// <summary>
    /// The whole length that a fragmented file promises, in the movie's ticks; 0 where it promises none.
    /// </summary>
    public ulong FragmentDuration { get; private init; }

    /// <summary>What fragments of a track take where they say nothing themselves, by track id.</summary>
    public IReadOnlyDictionary<uint, FragmentDefaults> Defaults { get; private init; } =
        new Dictionary<uint, FragmentDefaults>();

    /// <summary>The first enabled track of a kind that holds samples, else the first that holds any.</summary>
    public Track? First(string handler, Func<Track, bool> hasSamples)
    {
        var candidates = Tracks.Where(track => track.Handler == handler && hasSamples(track)).ToList();
        return candidates.Find(track => track.IsEnabled) ?? candidates.FirstOrDefault();
    }

    public static Movie Read(Box moov)
    {
        if (moov.Child("cmov") is not null)
            throw MediaException.Unknown("Its movie header is compressed, which is not read here.");
        var mvhd = moov.Child("mvhd") ?? throw MediaException.Damaged("Its movie header has no mvhd box.");
        var timeScale = mvhd.U32(mvhd.Version == 1 ? 20 : 12);
        if (timeScale == 0)
            throw MediaException.Damaged("Its movie header has a time scale of zero.");

        var tracks = new List<Track>();
        foreach (var trak in moov.Children().Where(box => box.Type == "trak"))
        {
            if (tracks.Count == Limits.Tracks)
                throw MediaException.Damaged("It has too many tracks.");
            tracks.Add(Track.Read(trak));
        }

        var mvex = moov.Child("mvex");
        var mehd = mvex?.Child("mehd");
        return new Movie(timeScale, tracks)
        {
            FragmentDuration = mehd is not { } length ? 0 : length.Version == 1 ? length.U64(4) : length.U32(4),
            Defaults = mvex is { } extends
                ? FragmentDefaults.ReadAll(extends)
                : new Dictionary<uint, FragmentDefaults>(),
        };
    }
}
