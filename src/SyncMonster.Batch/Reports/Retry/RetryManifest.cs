using System.Globalization;
using System.Text;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Manifests.Trees;
using YamlDotNet.Core.Events;

namespace SyncMonster.Batch.Reports.Retry;

/// <summary>
/// Writes <c>retry.yaml</c>: a manifest of the jobs that failed, wait or are parked, each with the reason beside it, to
/// be run from where it lies.
/// </summary>
internal static class RetryManifest
{
    /// <summary>Where no further job is begun: a manifest of many more values is not read.</summary>
    private const int MostValues = YamlTree.MostValues / 2;

    /// <summary>
    /// The jobs that a person may want to put right and run again. What is under way is picked up by any run.
    /// </summary>
    public static IReadOnlyList<JobReport> JobsOf(CostReport report) =>
        [.. report.Jobs.Where(job => job.Stage is JobStage.Failed or JobStage.Review or JobStage.Parked or JobStage.Waiting)];

    /// <summary>Writes the manifest.</summary>
    /// <param name="report">The report it belongs to.</param>
    /// <param name="place">Where it will lie, and what it is run with.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(CostReport report, RetryPlace place, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var yaml = new YamlOutput(text);
        var jobs = JobsOf(report);
        var nameless = jobs.Where(job => !RetryJob.CanBeWritten(job.Plan)).ToList();
        yaml.Document(() =>
        {
            Head(yaml, report, place, jobs.Count);
            foreach (var job in nameless)
                yaml.Comment($"Left out: {job.Id}, whose files have names that no manifest can hold. Rename them.");
            yaml.Number("version", 1);
            yaml.Text("project", report.Project);
            if (report.Budget is { } budget && budget != BudgetSettings.Default)
                yaml.Mapping("budget", () => Budget(yaml, budget));
            if (report.Concurrency is { } lanes && lanes != ConcurrencySettings.Default)
                yaml.Mapping("concurrency", () => Concurrency(yaml, lanes));
            yaml.Mapping("output", () => yaml.Text("directory", place.OutputFolder));
            if (place.StateFolder is { } state) yaml.Text("state", state);
            yaml.List("jobs", SequenceStyle.Block, () =>
            {
                var left = new Queue<JobReport>(jobs.Where(job => RetryJob.CanBeWritten(job.Plan)));
                while (yaml.Values < MostValues && left.TryDequeue(out var job))
                    RetryJob.Write(yaml, job, report.Budget, place);
                if (left.Count > 0)
                    yaml.Comment(Invariant(
                        $"Left out: {left.Count} more jobs. Run these first, or all with --retry-failed."));
            });
        });
    }

    private static void Head(YamlOutput yaml, CostReport report, RetryPlace place, int count)
    {
        var time = report.MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        yaml.Comment(count == 1
            ? $"The job of {report.Project} that was not delivered by {time} UTC."
            : Invariant($"The {count} jobs of {report.Project} that were not delivered by {time} UTC."));
        yaml.Comment("Put right what each says, then run this file. It goes on with the state of its run,");
        yaml.Comment("which alone knows what is paid for.");
        yaml.Comment($"  {place.Command(report.IsSandbox)}");
        if (report.Budget is null) yaml.Comment("The budget is not known here; set one with --max-credits.");
    }

    private static void Budget(YamlOutput yaml, BudgetSettings budget)
    {
        yaml.Number("max_credits", budget.MaxCredits?.Amount);
        yaml.Number("max_credits_per_job", budget.MaxCreditsPerJob?.Amount);
        yaml.Number("max_credits_per_day", budget.MaxCreditsPerDay?.Amount);
        if (budget.MaxCreditsPerTag.Count > 0)
        {
            yaml.Mapping("max_credits_per_tag", () =>
            {
                foreach (var caps in budget.MaxCreditsPerTag.GroupBy(cap => cap.Name)) TagCaps(yaml, [.. caps]);
            });
        }

        yaml.Word("on_exceeded", Words.Of(budget.OnExceeded));
    }

    private static void Concurrency(YamlOutput yaml, ConcurrencySettings lanes)
    {
        yaml.Number("jobs", lanes.Jobs);
        yaml.Number("uploads", lanes.Uploads);
        yaml.Number("downloads", lanes.Downloads);
    }

    private static void TagCaps(YamlOutput yaml, IReadOnlyList<TagCap> caps)
    {
        if (caps is [{ Value: null } each]) yaml.QuotedNumber(each.Name, each.MaxCredits.Amount);
        else yaml.QuotedMapping(caps[0].Name, () =>
        {
            foreach (var cap in caps) yaml.QuotedNumber(cap.Value!, cap.MaxCredits.Amount);
        });
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
