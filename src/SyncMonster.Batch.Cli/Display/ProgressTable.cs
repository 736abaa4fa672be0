using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Running;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>One picture of a run: a bar for the batch, a row for each active job, credits and time.</summary>
internal static class ProgressTable
{
    private const int BarWidth = 40;

    // Bar, sums and the table's frame.
    private const int OtherLines = 8;

    public static IRenderable Of(
        BatchState state, Transfers transfers, DateTimeOffset started, DateTimeOffset now, int terminalHeight)
    {
        var active = state.Jobs.Values.Where(job => job.IsActive).OrderBy(job => job.Since).ToList();
        var room = Math.Max(3, terminalHeight - OtherLines);
        var table = new Table().Border(TableBorder.Simple).AddColumns("job", "stage");
        table.AddColumn("for", column => column.RightAligned()).AddColumn("bytes", column => column.RightAligned());
        foreach (var job in active.Take(room)) table.AddRow(Cells(state, job, transfers, now));
        if (active.Count > room) table.AddRow($"and {active.Count - room} more", "", "", "");
        return new Rows(new Markup(Bar(state)), new Markup(Sums(state, started, now)), table);
    }

    private static string[] Cells(BatchState state, Job job, Transfers transfers, DateTimeOffset now)
    {
        var request = job.RequestId is { } id ? state.Requests.GetValueOrDefault(id) : null;
        var bytes = transfers.BytesOf(job.Stage == JobStage.Downloading ? job.Key : request?.Id ?? "");
        return
        [
            Markup.Escape(job.Plan.Id),
            Word(job, request, bytes),
            Sizes.Text(now - job.Since),
            bytes == 0 ? "" : Sizes.Text(bytes),
        ];
    }

    private static string Word(Job job, Request? request, long bytes) => (job.Stage, request?.Stage) switch
    {
        (JobStage.Downloading, _) => "downloading",
        (_, RequestStage.InDoubt) => "in doubt, looking",
        (_, RequestStage.Committing) => "committing",
        (_, RequestStage.Sending) => bytes > 0 ? "uploading" : "waiting to send",
        (JobStage.Analyzing, _) => "finding faces",
        _ => "generating",
    };

    private static string Bar(BatchState state)
    {
        var (all, done) = (state.Jobs.Count, state.Jobs.Values.Count(job => job.Stage == JobStage.Delivered));
        var failed = state.Jobs.Values.Count(job => job.Stage is JobStage.Failed);
        var waits = state.Jobs.Values.Count(job => job.Stage is JobStage.Review or JobStage.Parked);
        var filled = all == 0 ? BarWidth : BarWidth * done / all;
        var bar = $"[green]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/]";
        var rest = (failed > 0 ? $", [red]{failed} failed[/]" : "") + (waits > 0 ? $", [yellow]{waits} need a person[/]" : "");
        return $"{bar} {done}/{all} delivered{rest}{(state.Plan.Account == Hosting.Season.SandboxAccount ? "  [yellow](sandbox: no credit is spent)[/]" : "")}";
    }

    private static string Sums(BatchState state, DateTimeOffset started, DateTimeOffset now)
    {
        var spent = state.Requests.Values
            .Where(request => request.Project == state.Plan.Project && request.Charged is not null)
            .Aggregate(Core.Money.Credits.Zero, (sum, request) => sum + request.Charged!.Value);
        var left = state.Plan.Budget.MaxCredits is { } cap ? $", {cap - state.Committed} left" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"credits: {spent} spent, {state.Committed - spent} reserved{left}   elapsed {Sizes.Text(now - started)}{ToFinish(state, started, now)}");
    }

    // By the jobs delivered so far; said only when there are some to go by.
    private static string ToFinish(BatchState state, DateTimeOffset started, DateTimeOffset now)
    {
        var delivered = state.Jobs.Values.Count(job => job.Stage == JobStage.Delivered && job.Since >= started);
        var open = state.Jobs.Values.Count(job => job.IsActive || job.Stage == JobStage.Waiting);
        return delivered == 0 || open == 0 ? "" : $", about {Sizes.Text((now - started) * open / delivered)} to go";
    }
}
