using System.Globalization;
using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>Turns a manifest and what was found in its files into a plan. Pure: the facts are handed in.</summary>
public static class Planner
{
    // Nobody reads on; errors that keep a job from being planned at all are told however many there are.
    private const int MostProblems = 1_000;

    /// <summary>Plans a manifest.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="account">Whose requests these will be.</param>
    /// <param name="media">What is known of a reference; called for every reference of the manifest.</param>
    public static PlanningResult Plan(Manifest manifest, string account, Func<MediaReference, MediaFinding> media)
    {
        var problems = new List<Problem>();
        var jobs = new List<PlannedJob>(manifest.Jobs.Count);
        // A video has several dubs, and stands for all of them where it is the same one to the manifest.
        var videos = new Dictionary<MediaReference, PlannedMedia>(ReferenceEqualityComparer.Instance);
        var analyses = new Dictionary<(string, Detection), string>();
        var seen = new Dictionary<string, (int Count, JobSpec First)>(manifest.Jobs.Count);
        var folder = manifest.Output.Directory.TrimEnd('/', '\\');
        foreach (var spec in manifest.Jobs)
        {
            var video = videos.GetValueOrDefault(spec.Video) ?? Found(spec, spec.Video, MediaRole.Video);
            var audio = Found(spec, spec.Audio, MediaRole.Audio);
            if (video is not null) videos.TryAdd(spec.Video, video);
            if (video is null || audio is null) continue;

            var job = ToJob(manifest, folder, spec, video, audio, jobs.Count, analyses);
            var (twins, first) = seen.GetValueOrDefault(job.Key, (0, spec));
            seen[job.Key] = (twins + 1, first);
            jobs.Add(twins == 0 ? job : job with { Key = Invariant($"{job.Key}-{twins + 1}") });
            if (problems.Count < MostProblems) JobCheck.Check(manifest, spec, job, twins == 0 ? null : first, problems);
        }

        return problems.Exists(problem => problem.Severity == Severity.Error)
            ? new PlanningResult(null, Sorted(problems))
            : new PlanningResult(
                new BatchPlan(
                    account,
                    manifest.Project,
                    manifest.Budget,
                    manifest.Concurrency,
                    manifest.Output.Directory,
                    jobs.ToEquatableList()),
                Sorted(problems));

        PlannedMedia? Found(JobSpec spec, MediaReference reference, MediaRole role)
        {
            var finding = media(reference);
            if (finding is MediaFinding.Known(var known, var roles) && (roles & role) != 0) return known;
            var (message, remedy) = finding is MediaFinding.Unusable(var why, var what)
                ? (why, what)
                : role == MediaRole.Video
                    ? ("holds no picture", "name an .mp4 or .mov with a video track")
                    : ("is a video, not an audio track", "name an .mp3 or .wav");
            problems.Add(
                new Problem(spec.Place, Severity.Error, $"job '{spec.Id}': {reference.Label} {message}", remedy));
            return null;
        }
    }

    private static PlannedJob ToJob(
        Manifest manifest, string folder, JobSpec spec, PlannedMedia video, PlannedMedia audio, int order,
        Dictionary<(string, Detection), string> analyses)
    {
        if (!analyses.TryGetValue((video.Content, spec.Detection), out var analysis))
            analyses[(video.Content, spec.Detection)] = analysis = Identity.OfAnalysis(video.Content, spec.Detection);
        return new PlannedJob(
            Identity.OfJob(analysis, audio.Content, spec.LipSync, spec.Drama, spec.Faces),
            analysis,
            spec.Id,
            video,
            audio,
            spec.Language,
            spec.LipSync,
            spec.Drama,
            spec.Faces,
            spec.Detection,
            spec.Tags,
            spec.Priority,
            order,
            spec.MaxCredits ?? manifest.Budget.MaxCreditsPerJob,
            spec.Retries,
            $"{folder}/{spec.Output}")
        {
            LengthTolerance = spec.LengthTolerance,
        };
    }

    private static List<Problem> Sorted(List<Problem> problems) =>
        [.. problems.OrderBy(problem => problem.Place)];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
