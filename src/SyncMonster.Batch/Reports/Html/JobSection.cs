using System.Globalization;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>Every job with what it cost. Many are grouped by video and folded away.</summary>
internal static class JobSection
{
    private const int OpenJobs = 40;

    /// <summary>The name by which links find a job.</summary>
    public static string Anchor(int index) => string.Create(CultureInfo.InvariantCulture, $"job-{index + 1}");

    public static Markup Of(CostReport report)
    {
        var entries = report.Jobs.Index().ToList();
        var content = entries.Count <= OpenJobs
            ? Table(entries, "Jobs")
            : Markup.Join(entries.GroupBy(entry => entry.Item.Plan.Video.Content).Select(jobs => Group([.. jobs])));
        return entries.Count == 0 ? Markup.None : Markup.Of(
            $"""
            <section aria-labelledby="jobs">
            <h2 id="jobs">Jobs</h2>
            <p class="filter" hidden=""><label>Show only <input type="search" id="filter" placeholder="a name, language, tag, outcome …"/></label> <span id="found" role="status"></span></p>
            {content}
            </section>
            """);
    }

    private static Markup Group(IReadOnlyList<(int Index, JobReport Item)> jobs)
    {
        var costs = Costs.Sum(jobs.Select(job => job.Item.Costs));
        var rest = jobs.Where(job => job.Item.Stage != JobStage.Delivered)
            .GroupBy(job => job.Item.Stage)
            .Select(same => Markup.Of($" <span class=\"stage {Stages.Class(same.Key)}\">{Figures.Of(same.Count())} {Stages.Name(same.Key)}</span>"));
        return Markup.Of(
            $"""
            <details class="card group"><summary><bdi>{jobs[0].Item.Video}</bdi> <span class="soft">{Figures.Of(jobs.Count, "job")}, {Amounts.Words(costs.Charged)} charged</span>{rest}</summary>
            {Table(jobs, $"Jobs of {jobs[0].Item.Video}")}
            </details>

            """);
    }

    private static Markup Table(IReadOnlyList<(int Index, JobReport Item)> jobs, string label) => Markup.Of(
        $"""
        <div class="scroll" tabindex="0" role="region" aria-label="{label}">
        <table class="jobs">
        <thead><tr><th scope="col">Job</th><th scope="col">Outcome</th><th scope="col">Language</th><th scope="col">Dub</th><th scope="col" class="number">Length</th><th scope="col" class="number">Estimated</th><th scope="col" class="number">Charged</th><th scope="col" class="number">Saved</th></tr></thead>
        {jobs.Select(job => JobRow.Of(job.Item, Anchor(job.Index)))}
        </table>
        </div>
        """);
}
