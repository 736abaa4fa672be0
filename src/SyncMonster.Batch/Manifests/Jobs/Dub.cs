using System.Text.RegularExpressions;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Fields;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>One language of a job, with what the job says for it.</summary>
/// <param name="Place">Where the manifest names it.</param>
/// <param name="Language">The language; null: the job names none.</param>
/// <param name="IsOneOfMany">Whether the job may have others beside it.</param>
/// <param name="OwnId">The id it has for itself alone.</param>
/// <param name="Fields">The job's fields with the dub's own over them.</param>
internal sealed partial record Dub(
    Place Place, string? Language, bool IsOneOfMany, PlacedScalar? OwnId, PlacedMapping Fields)
{
    private const int MostLanguages = 1_000;

    private static readonly string[] Ways = ["language", "languages", "dubs"];

    /// <summary>
    /// The dubs of a job: <c>dubs</c>, <c>languages</c>, <c>language</c> or a single one without any.
    /// </summary>
    /// <param name="job">The job, defaults laid below it.</param>
    /// <param name="place">Where the job begins.</param>
    /// <param name="layers">The profiles that a dub may name.</param>
    /// <param name="problems">Where problems go.</param>
    public static Dub[] Of(PlacedMapping job, Place place, SettingsLayers layers, ProblemList problems)
    {
        string? said = null;
        foreach (var way in Ways)
        {
            if (job.Value(way) is null) continue;
            if (said is not null)
            {
                problems.Error(
                    job.Field(way)!.Value.Key.Place, $"{way} stands beside {said}",
                    "keep one of language, languages and dubs");
                return [];
            }

            said = way;
        }

        Dub[] dubs = said switch
        {
            null => [new Dub(place, null, false, null, job)],
            "dubs" => [.. FromDubs(job, job.Value("dubs")!, layers, problems)],
            "languages" => [.. FromLanguages(job, job.Value("languages")!, problems)],
            _ => LanguageOf(job.Value("language")!, problems) is { } only ? [new Dub(place, only, false, null, job)] : [],
        };
        RefuseOneAudio(job, dubs, problems);
        return dubs;
    }

    /// <summary>Several languages can't be spoken on one track.</summary>
    private static void RefuseOneAudio(PlacedMapping job, Dub[] dubs, ProblemList problems)
    {
        if (dubs.Length < 2 || job.Value("audio") is not { } audio || AudioTemplate.HasLanguage(audio)) return;
        var sharing = dubs.Count(dub => ReferenceEquals(dub.Fields.Value("audio"), audio));
        if (sharing < 2) return;
        problems.Error(
            audio.Place, $"audio is the same for {sharing} languages",
            "put {language} into its name, or give each language its own under dubs");
    }

    private static IEnumerable<Dub> FromLanguages(PlacedMapping job, PlacedValue value, ProblemList problems)
    {
        if (value is not PlacedScalar and not PlacedList { Items.Count: > 0 })
        {
            problems.Refuse("languages", value, "a list such as [es, fr]");
            return [];
        }
        IReadOnlyList<PlacedValue> items = value is PlacedList list ? list.Items : [value];
        if (IsTooMany(value, items.Count, problems)) return [];
        return items
            .Select(item => (item.Place, Language: LanguageOf(item, problems)))
            .Where(item => item.Language is not null)
            .Select(item => new Dub(item.Place, item.Language, true, null, job));
    }

    private static IEnumerable<Dub> FromDubs(
        PlacedMapping job, PlacedValue value, SettingsLayers layers, ProblemList problems)
    {
        if (value is not PlacedMapping { Fields.Count: > 0 } dubs)
        {
            problems.Refuse("dubs", value, "a mapping of languages to audio such as { es: media/ep01.es.wav }");
            yield break;
        }
        if (IsTooMany(value, dubs.Fields.Count, problems)) yield break;
        foreach (var (key, said) in dubs.Fields)
        {
            if (LanguageOf(key, problems) is not { } language) continue;
            var own = said is PlacedMapping settings && !MediaField.IsMedia(settings)
                ? settings
                : AudioAlone(key, said);
            FieldReader.CheckKeys(own, ManifestKeys.Dub, problems);
            var id = new FieldReader(own, problems).Text("id");
            yield return new Dub(key.Place, language, true, id, layers.WithOwnProfile(own, problems).Over(job));
        }
    }

    private static bool IsTooMany(PlacedValue value, int count, ProblemList problems)
    {
        if (count <= MostLanguages) return false;
        problems.Error(value.Place, $"a job has more than {MostLanguages} languages", "make it several jobs");
        return true;
    }

    private static PlacedMapping AudioAlone(PlacedScalar language, PlacedValue audio)
    {
        var own = new PlacedMapping(language.Place);
        own.TryAdd(new PlacedScalar(audio.Place, "audio"), audio);
        return own;
    }

    private static string? LanguageOf(PlacedValue value, ProblemList problems)
    {
        if (value is PlacedScalar { Text: { Length: <= 35 } tag } && LanguageTag.IsMatch(tag)) return tag;
        var meant = (value as PlacedScalar)?.Text.Replace('_', '-') ?? "";
        if (meant.Length <= 35 && LanguageTag.IsMatch(meant))
            problems.Error(value.Place, $"language is {value.Description}", $"did you mean \"{meant}\"?");
        else problems.Refuse("language", value, "a language tag such as es, pt-BR or zh-Hans");
        return null;
    }

    /// <summary>The shape of a BCP 47 tag; whether the language exists is not for us to say.</summary>
    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\z")]
    private static partial Regex LanguageTag { get; }
}
