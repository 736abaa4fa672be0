using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>The runs, what they came to and what they had to say.</summary>
internal static class RunSection
{
    private const int ShownNotes = 200;

    public static Markup Of(CostReport report)
    {
        if (report.Runs.Count == 0 && report.Notes.Count == 0) return Markup.None;
        var left = report.Notes.Count - ShownNotes;
        return Markup.Of(
            $"""
            <section aria-labelledby="runs">
            <h2 id="runs">Runs</h2>
            {(report.Runs.Count == 0 ? Markup.None : Table(report.Runs))}
            {(report.Notes.Count == 0 ? Markup.None : Markup.Of($"<ul class=\"notes\">{report.Notes.TakeLast(ShownNotes).Select(Note)}</ul>"))}
            {(left > 0 ? Markup.Of($"<p class=\"aside\">{Figures.Of(left, "older note")} in report.json.</p>") : Markup.None)}
            </section>
            """);
    }

    private static Markup Table(IReadOnlyList<RunSpan> runs) => Markup.Of(
        $"""
        <div class="scroll" tabindex="0" role="region" aria-label="Runs">
        <table><thead><tr><th scope="col">Began</th><th scope="col">Ended</th><th scope="col" class="number">Took</th><th scope="col">Result</th></tr></thead>
        <tbody>{runs.Select(Row)}</tbody></table>
        </div>
        """);

    private static Markup Row(RunSpan run) => Markup.Of(
        $"""
        <tr><td>{Figures.Time(run.StartedAt)} UTC</td><td>{(run.EndedAt is { } ended ? $"{Figures.Time(ended)} UTC" : "–")}</td><td class="number">{(run.EndedAt is { } end ? Figures.Length(end - run.StartedAt) : "–")}</td><td>{Result(run.Result)}</td></tr>

        """);

    private static Markup Note(HistoryEntry note) =>
        Markup.Of($"<li><time datetime=\"{Numbers.Time(note.At)}\">{Figures.Time(note.At)}</time> {note.Text}</li>\n");

    private static string Result(ExitCode? result) => result switch
    {
        null => "not ended, or cut off",
        ExitCode.Delivered => "every job delivered",
        ExitCode.SomeFailed => "some jobs failed",
        ExitCode.SomeWait => "some jobs wait for a person",
        ExitCode.NoKey => "the key was refused",
        ExitCode.Budget => "stopped by the budget",
        ExitCode.Clock => "stopped by the clock",
        ExitCode.Unreachable => "the service could not be reached",
        ExitCode.Interrupted or ExitCode.Terminated => "interrupted",
        _ => "ended early",
    };
}
