using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Fields;
using SyncMonster.Batch.Manifests.Jobs;

namespace SyncMonster.Batch.Manifests;

/// <summary>The manifest's way in: a file becomes jobs to make, or a list of what is wrong with it.</summary>
public static class ManifestReader
{
    /// <summary>The most jobs of one manifest, globs and languages expanded.</summary>
    public const int MostJobs = 250_000;

    /// <summary>Reads one manifest; see the other overload.</summary>
    /// <param name="path">The manifest, relative to the working directory.</param>
    /// <param name="overrides">Settings that stand above the manifest's.</param>
    public static ManifestReading Read(string path, ManifestOverrides? overrides = null) => Read([path], overrides);

    /// <summary>
    /// Reads the manifests of a run: YAML or JSON, or tables by their ending (<c>.csv</c>, <c>.tsv</c>), which take
    /// their settings from the first that is none. Looks at once for everything that can be known without opening
    /// media: all problems come together. Content never throws.
    /// </summary>
    /// <param name="paths">The manifests, relative to the working directory; jobs keep their order.</param>
    /// <param name="overrides">Settings that stand above the manifests'.</param>
    public static ManifestReading Read(IReadOnlyList<string> paths, ManifestOverrides? overrides = null)
    {
        overrides ??= ManifestOverrides.None;
        var problems = new ProblemList(overrides.Key);
        var sources = ManifestSource.Open(paths, problems);
        var manifest = sources.Count > 0 ? Read(sources, overrides, problems) : null;
        return new ManifestReading(problems.HasErrors ? null : manifest, problems.InOrder())
        {
            Readable = problems.HasErrors && manifest is not null ? WithFiles(manifest) : manifest,
        };
    }

    /// <summary>
    /// The full path of the folder in which a manifest keeps its state: what it names under <c>state</c>, or the usual
    /// one beside it, also where it can't be read.
    /// </summary>
    /// <param name="path">The manifest, relative to the working directory.</param>
    public static string StateDirectoryOf(string path)
    {
        var unheard = new ProblemList();
        var text = ManifestText.Open(path, null, unheard);
        return text is not null && ManifestSource.SettingsOf(text, unheard) is { } settings
            ? settings.StateDirectory.Value
            : ManifestSettings.UsualStateBeside(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    private static Manifest WithFiles(Manifest manifest) => manifest with
    {
        Jobs = [.. manifest.Jobs.Where(job => IsThere(job.Video) && IsThere(job.Audio))],
    };

    private static bool IsThere(MediaReference media) =>
        media is not MediaReference.LocalFile file || File.Exists(file.Path);

    private static Manifest Read(
        IReadOnlyList<ManifestSource> sources, ManifestOverrides overrides, ProblemList problems)
    {
        var shared = RunWideSettings.Of(sources, overrides, problems);
        return new Manifest(
            sources[0].Text.FullPath,
            shared.Project,
            shared.Budget,
            shared.Concurrency,
            new OutputSettings(shared.OutputDirectory),
            shared.StateDirectory,
            Jobs(sources, shared, problems));
    }

    /// <summary>List, expand, name, complete, compare.</summary>
    private static List<JobSpec> Jobs(
        IReadOnlyList<ManifestSource> sources, RunWideSettings shared, ProblemList problems)
    {
        var folders = new MediaFolders();
        var media = new MediaField(folders, problems);
        var glob = new VideoGlob(folders, shared.OutputDirectory, problems);
        var completion = new JobCompletion(shared.Project, media, problems);

        JobDraft[] drafts = [.. sources.SelectMany(DraftsOf).TakeWhile(_ => !problems.IsFull).Take(MostJobs + 1)];
        if (drafts.Length > MostJobs)
            problems.Error(drafts[^1].Place, $"there are more than {MostJobs} jobs from here on", "split the manifest");
        else
            foreach (var source in sources) source.Settings.Layers.WarnOfUnused(problems);
        var ids = JobIds.Of(drafts, problems);
        var jobs = new List<JobSpec>(drafts.Length);
        var outputs = new JobOutputs(shared.OutputDirectory, drafts.Length, problems);
        for (var i = 0; i < drafts.Length && !problems.IsFull; i++)
        {
            if (completion.Complete(drafts[i], ids[i]) is not { } job) continue;
            jobs.Add(job);
            outputs.Add(job);
        }
        outputs.Check();
        if (jobs.Count == 0 && !problems.HasErrors)
            problems.Error(sources[0].Text.PlaceOf(0), "the manifest has no job", "add at least one");
        return jobs;

        IEnumerable<JobDraft> DraftsOf(ManifestSource source)
        {
            folders.Add(source.Text);
            var expansion = new JobExpansion(source.Settings, media, glob, problems);
            return JobList.Read(source.Settings.Jobs, source.Text, folders, problems)
                .TakeWhile(_ => !problems.IsFull)
                .SelectMany(expansion.Expand);
        }
    }
}
