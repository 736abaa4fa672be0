using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Reporting;
using YamlDotNet.Core.Events;

namespace SyncMonster.Batch.Reports.Retry;

/// <summary>Writes a job as a manifest names it, with nothing left to defaults that would change what it is.</summary>
internal static class RetryJob
{
    /// <summary>
    /// Whether a manifest can name the job's files: a <c>*</c> in a video's path would stand for others too.
    /// </summary>
    public static bool CanBeWritten(PlannedJob job) =>
        !(job.Video.Reference is MediaReference.LocalFile video && video.Path.Contains('*', StringComparison.Ordinal))
        && new[] { job.Video.Reference, job.Audio.Reference }.OfType<MediaReference.LocalFile>().All(
            file => !file.Path.Any(char.IsControl));

    /// <summary>Writes the job.</summary>
    /// <param name="yaml">Where to.</param>
    /// <param name="report">The job.</param>
    /// <param name="budget">What the manifest says above its jobs; null: nothing.</param>
    /// <param name="place">Where paths start.</param>
    public static void Write(YamlOutput yaml, JobReport report, BudgetSettings? budget, RetryPlace place)
    {
        var job = report.Plan;
        yaml.Mapping(MappingStyle.Block, () =>
        {
            yaml.Text("id", job.Id);
            yaml.Comment($"{Words.Of(report.Stage)}: {report.Reason}");
            yaml.Comment($"remedy: {report.Remedy}");
            Media(yaml, "video", job.Video.Reference, place, text => text);
            Media(yaml, "audio", job.Audio.Reference, place, Literal);
            if (job.Language is { } language) yaml.Text("language", language);
            LipSync(yaml, job.LipSync);
            if (job.Drama is { } drama) Drama(yaml, drama);
            RetryFaces.Write(yaml, job.Faces);
            if (job.Detection != Detection.Default) Detect(yaml, job.Detection);
            if (job.Tags.Count > 0) Tags(yaml, job.Tags);
            if (job.Priority != 0) yaml.Number("priority", job.Priority);
            if (job.MaxCredits is { } most && most != budget?.MaxCreditsPerJob) Budget(yaml, most);
            if (job.Retries != 0) yaml.Number("retries", job.Retries);
            if (job.LengthTolerance != JobSpec.UsualLengthTolerance)
                yaml.Number("length_tolerance", job.LengthTolerance);
            yaml.Text("output", Literal(report.Output));
        });
    }

    private static void Media(
        YamlOutput yaml, string key, MediaReference reference, RetryPlace place, Func<string, string> written)
    {
        switch (reference)
        {
            case MediaReference.LocalFile file:
                yaml.Text(key, written(place.Of(file.Path)));
                break;
            case MediaReference.Link { Seconds: null } link:
                yaml.Text(key, written(link.Address.OriginalString));
                break;
            case MediaReference.Link link:
                yaml.Mapping(key, () =>
                {
                    yaml.Text("url", written(link.Address.OriginalString));
                    yaml.Number("duration", link.Seconds);
                });
                break;
            case MediaReference.StoredAsset asset:
                yaml.Mapping(key, () =>
                {
                    yaml.Number("asset", asset.Id);
                    yaml.Number("duration", asset.Seconds);
                });
                break;
        }
    }

    // Audio and output are templates, in which a brace that means itself is doubled.
    private static string Literal(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static void LipSync(YamlOutput yaml, LipSync? lipSync)
    {
        if (lipSync is null)
        {
            yaml.Word("lipsync", "false");
            return;
        }

        yaml.Mapping("lipsync", () =>
        {
            yaml.Word("model", lipSync.Model.ToString().ToLowerInvariant());
            yaml.Number("intensity", lipSync.Intensity);
        });
    }

    private static void Drama(YamlOutput yaml, Drama drama) => yaml.Mapping("drama", () =>
    {
        yaml.Number("happy", drama.Happy);
        yaml.Number("sad", drama.Sad);
        yaml.Number("excited", drama.Excited);
        yaml.Number("angry", drama.Angry);
    });

    private static void Detect(YamlOutput yaml, Detection detection) => yaml.Mapping("detection", () =>
    {
        yaml.Number("scene_threshold", detection.SceneThreshold);
        yaml.Number("min_scene_length", detection.MinSceneLength);
    });

    private static void Tags(YamlOutput yaml, IEnumerable<Tag> tags) => yaml.Mapping("tags", () =>
    {
        foreach (var tag in tags) yaml.QuotedKey(tag.Name, tag.Value);
    });

    private static void Budget(YamlOutput yaml, Credits most) =>
        yaml.Mapping("budget", () => yaml.Number("max_credits", most.Amount));
}
