using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Fields;

namespace SyncMonster.Batch.Manifests;

/// <summary>What a run has one of, however many manifests it has: they agree on it where they say it.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Budget">What may be spent.</param>
/// <param name="Concurrency">How much happens at once.</param>
/// <param name="OutputDirectory">The output folder's full path.</param>
/// <param name="StateDirectory">The state folder's full path.</param>
internal sealed record RunWideSettings(
    string Project,
    BudgetSettings Budget,
    ConcurrencySettings Concurrency,
    string OutputDirectory,
    string StateDirectory)
{
    private const string OneByOne = "or run the manifests one by one";

    /// <summary>What the manifests say, with what stands above them.</summary>
    public static RunWideSettings Of(
        IReadOnlyList<ManifestSource> sources, ManifestOverrides overrides, ProblemList problems)
    {
        var budget = Agreed("budget", source => source.Budget);
        var concurrency = Agreed("concurrency", source => source.Concurrency);
        return new RunWideSettings(
            Agreed("project", source => source.Project),
            budget with { MaxCredits = overrides.MaxCredits ?? budget.MaxCredits },
            concurrency with { Jobs = overrides.Jobs ?? concurrency.Jobs },
            Given(overrides.OutputDirectory) ?? OutputFolder(),
            Given(overrides.StateDirectory) ?? StateFolder());

        T Agreed<T>(string name, Func<ManifestSettings, Said<T>> of)
        {
            var said = sources.Select(source => of(source.Settings)).Where(one => one.Place is not null).ToList();
            if (said.Count == 0) return of(sources[0].Settings).Value;
            foreach (var other in said.Where(other => !Equals(other.Value, said[0].Value)))
                problems.Error(
                    other.Place!.Value, $"{name} is another one than that of {said[0].Place}, and a run has one",
                    $"make them the same, {OneByOne}");
            return said[0].Value;
        }

        string OutputFolder()
        {
            var folder = Agreed("the output folder", source => source.OutputDirectory);
            if (sources.Any(source => source.Settings.OutputDirectory.Place is not null)) return folder;
            foreach (var source in sources.Where(source => source.Settings.OutputDirectory.Value != folder))
                problems.Error(
                    source.Text.PlaceOf(0),
                    $"its videos would go to {Shown.Quoted(source.Settings.OutputDirectory.Value)}, "
                    + $"and those of {sources[0].Text.Name} to {Shown.Quoted(folder)}",
                    $"name one folder for both with --output, {OneByOne}");
            return folder;
        }

        // The state alone knows what is paid for: a run that is given another one than before would pay again.
        string StateFolder()
        {
            var folder = Agreed("state", source => source.StateDirectory);
            var isSaid = sources.Any(source => source.Settings.StateDirectory.Place is not null);
            foreach (var source in sources)
            {
                if (!source.Text.IsTable && source.Settings.StateDirectory.Place is not null) continue;
                var own = ManifestSettings.UsualStateBeside(source.Text.Folder);
                if (own != folder && (!isSaid || Directory.Exists(own)))
                    problems.Error(
                        source.Text.PlaceOf(0),
                        $"what is paid for it is remembered in {Shown.Quoted(own)}, "
                        + $"and this run would look into {Shown.Quoted(folder)}",
                        $"name one folder with --state or state:, {OneByOne}");
            }
            return folder;
        }
    }

    private static string? Given(string? directory) =>
        directory is { Length: > 0 } ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)) : null;
}
