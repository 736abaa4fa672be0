namespace SyncMonster.Batch.Manifests.Drafting;

/// <summary>A dub that a folder's names tell of.</summary>
/// <param name="Video">The video.</param>
/// <param name="Audio">The dubbed audio.</param>
/// <param name="Language">Its language; null: the names don't tell.</param>
internal sealed record Pair(FoundMedia Video, FoundMedia Audio, string? Language);

/// <summary>
/// Pairs videos and audio by their names: <c>ep01.mp4</c> with <c>ep01.es.wav</c>, <c>ep01_ES.wav</c>,
/// <c>es/ep01.wav</c> or <c>ep01/es.wav</c>.
/// </summary>
/// <param name="Pairs">The pairs, by video and language.</param>
/// <param name="LeftOut">What has no partner, or not one alone.</param>
internal sealed record Pairing(IReadOnlyList<Pair> Pairs, IReadOnlyList<LeftOut> LeftOut)
{
    private static readonly char[] Separators = ['.', '_', '-', ' '];
    private static readonly char[] Brackets = ['(', ')', '[', ']'];

    /// <summary>Pairs what a folder has.</summary>
    public static Pairing Of(FolderContent content)
    {
        var videos = content.Videos.ToLookup(video => video.Name, StringComparer.OrdinalIgnoreCase);
        // A video may name its own language: ep01.en.mp4 is the video of ep01.es.wav too.
        var bare = content.Videos.ToLookup(
            video => WithoutLanguage(video.Name) ?? "", StringComparer.OrdinalIgnoreCase);
        var pairs = new Dictionary<(FoundMedia, string?), Pair>();
        var leftOut = new List<LeftOut>(content.LeftOut);

        // The better sound first: where a dub is there as .wav and .mp3, the .wav is taken.
        foreach (var audio in content.Audio.OrderBy(IsMp3))
        {
            var (found, language) = Find(audio, videos) ?? Find(audio, bare) ?? ([], null);
            if (found.Count == 0)
                leftOut.Add(new LeftOut(audio.Path, "has no video of its name, with or without a language after it"));
            else if (found.Count > 1)
                leftOut.Add(new LeftOut(audio.Path, $"could be for {found[0].Path} and for {found[1].Path}"));
            else if (!pairs.TryAdd((found[0], language), new Pair(found[0], audio, language)))
                leftOut.Add(
                    new LeftOut(audio.Path, $"is a second one beside {pairs[(found[0], language)].Audio.Path}"));
        }

        var paired = pairs.Values.Select(pair => pair.Video).ToHashSet();
        var lonely = content.Videos.Where(video => !paired.Contains(video));
        leftOut.AddRange(lonely.Select(video => new LeftOut(video.Path, "has no audio")));
        return new Pairing(
            [
                .. pairs.Values.OrderBy(pair => pair.Video.Path, StringComparer.Ordinal)
                    .ThenBy(pair => pair.Language, StringComparer.Ordinal),
            ],
            [.. leftOut.OrderBy(one => one.Path, StringComparer.Ordinal)]);
    }

    private static (IReadOnlyList<FoundMedia> Videos, string? Language)? Find(
        FoundMedia audio, ILookup<string, FoundMedia> videos)
    {
        // ep01.es.wav: the longest name of a video that only a language follows.
        for (var end = audio.Name.LastIndexOfAny(Separators); end > 0; end = audio.Name.LastIndexOfAny(Separators, end - 1))
        {
            var name = audio.Name[..end].TrimEnd(Separators);
            if (LanguageTag.Read(audio.Name[(end + 1)..].Trim(Brackets)) is { } suffix && videos.Contains(name))
                return (Nearest(audio, videos[name]), suffix);
        }

        var folder = audio.Folders.Select(LanguageTag.Read).LastOrDefault(language => language is not null);
        if (videos.Contains(audio.Name)) return (Nearest(audio, videos[audio.Name]), folder);
        return audio.Folders is [.., var episode] && LanguageTag.Read(audio.Name) is { } own && videos.Contains(episode)
            ? (Nearest(audio, videos[episode]), own)
            : null;
    }

    /// <summary>Of videos of one name, those with the fewest folders on the way to the audio.</summary>
    private static List<FoundMedia> Nearest(FoundMedia audio, IEnumerable<FoundMedia> videos) =>
        videos.GroupBy(video => Distance(video.Folders, audio.Folders)).MinBy(group => group.Key)!.ToList();

    private static int Distance(IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var shared = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        return from.Count + to.Count - (2 * shared);
    }

    private static bool IsMp3(FoundMedia audio) => audio.Path.EndsWith(".mp3", StringComparison.OrdinalIgnoreCase);

    private static string? WithoutLanguage(string name)
    {
        var end = name.LastIndexOfAny(Separators);
        return end > 0 && LanguageTag.Read(name[(end + 1)..]) is not null ? name[..end] : null;
    }
}
