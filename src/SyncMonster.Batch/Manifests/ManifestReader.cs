using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Fields;
using SyncMonster.Batch.Manifests.Jobs;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests;

/// <summary>The manifest's way in: a file becomes jobs to make, or a list of what is wrong with it.</summary>
public static class ManifestReader
{
    /// <summary>The most jobs of one manifest, globs and languages expanded.</summary>
    public const int MostJobs = 250_000;

    /// <summary>
    /// Reads a manifest: YAML or JSON, or a table by its ending (<c>.csv</c>, <c>.tsv</c>). Looks at once for everything
    /// that can be known without opening media: all problems come together. Content never throws.
    /// </summary>
    /// <param name="path">The manifest, relative to the working directory.</param>
    /// <param name="overrides">Settings that stand above the manifest's.</param>
    public static ManifestReading Read(string path, ManifestOverrides? overrides = null)
    {
        var problems = new ProblemList();
        var manifest = ManifestText.Open(path, null, problems) is { } source && SettingsOf(source, problems) is { } settings
            ? Read(source, settings, overrides ?? ManifestOverrides.None, problems)
            : null;
        return new ManifestReading(problems.HasErrors ? null : manifest, problems.InOrder());
    }

    /// <summary>
    /// The full path of the folder in which a manifest keeps its state: what it names under <c>state</c>, or the usual
    /// one beside it, also where it can't be read.
    /// </summary>
    /// <param name="path">The manifest, relative to the working directory.</param>
    public static string StateDirectoryOf(string path)
    {
        var unheard = new ProblemList();
        var settings = ManifestText.Open(path, null, unheard) is { } source ? SettingsOf(source, unheard) : null;
        return settings?.StateDirectory
            ?? ManifestSettings.UsualStateBeside(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>YAML and tables part here, and meet again as placed values.</summary>
    private static ManifestSettings? SettingsOf(ManifestText source, ProblemList problems)
    {
        if (source.IsTable) return ManifestSettings.Usual(source);
        return YamlTree.Parse(source, problems) is { } document
            ? ManifestSettings.Read(document, source, problems)
            : null;
    }

    private static Manifest Read(
        ManifestText source, ManifestSettings settings, ManifestOverrides overrides, ProblemList problems)
    {
        var output = Path.TrimEndingDirectorySeparator(
            overrides.OutputDirectory is { Length: > 0 } directory ? Path.GetFullPath(directory) : settings.OutputDirectory);
        return new Manifest(
            source.FullPath,
            settings.Project,
            settings.Budget with { MaxCredits = overrides.MaxCredits ?? settings.Budget.MaxCredits },
            settings.Concurrency with { Jobs = overrides.Jobs ?? settings.Concurrency.Jobs },
            new OutputSettings(output),
            overrides.StateDirectory is { Length: > 0 } state ? Path.GetFullPath(state) : settings.StateDirectory,
            Jobs(source, settings, output, problems));
    }

    /// <summary>List, expand, name, complete, compare.</summary>
    private static List<JobSpec> Jobs(
        ManifestText source, ManifestSettings settings, string outputFolder, ProblemList problems)
    {
        var folders = new MediaFolders();
        folders.Add(source);
        var media = new MediaField(folders, problems);
        var glob = new VideoGlob(folders, outputFolder, problems);
        var expansion = new JobExpansion(settings.Defaults, media, glob, problems);
        var completion = new JobCompletion(settings, media, problems);
        var outputs = new JobOutputs(outputFolder, problems);

        var listed = JobList.Read(settings.Jobs, source, folders, problems);
        JobDraft[] drafts = [.. listed.SelectMany(expansion.Expand).Take(MostJobs + 1)];
        if (drafts.Length > MostJobs)
            problems.Error(drafts[^1].Place, $"there are more than {MostJobs} jobs from here on", "split the manifest");
        var ids = JobIds.Of(drafts, problems);
        var jobs = new List<JobSpec>(drafts.Length);
        for (var i = 0; i < drafts.Length; i++)
        {
            if (completion.Complete(drafts[i], ids[i]) is not { } job) continue;
            jobs.Add(job);
            outputs.Add(job);
        }
        outputs.Check();
        if (jobs.Count == 0 && !problems.HasErrors)
            problems.Error(new Place(source.Name, 1, 1), "the manifest has no job", "add at least one");
        return jobs;
    }
}
