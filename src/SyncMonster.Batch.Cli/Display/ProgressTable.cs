using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>
/// One picture of a run on a terminal: a bar for the batch, a row for each active job, credits and time.
/// </summary>
internal static class ProgressTable
{
    private const int BarWidth = 40;

    // Bar, sums and the table's frame.
    private const int OtherLines = 8;

    public static IRenderable Of(Progress progress, int terminalHeight)
    {
        var room = Math.Max(3, terminalHeight - OtherLines);
        var table = new Table().Border(TableBorder.Simple).AddColumns("job", "stage");
        table.AddColumn("for", column => column.RightAligned()).AddColumn("bytes", column => column.RightAligned());
        foreach (var row in progress.Rows.Take(room))
            table.AddRow(
                Markup.Escape(row.Job), row.Stage, Sizes.Text(row.For), row.Bytes == 0 ? "" : Sizes.Text(row.Bytes));
        if (progress.Rows.Count > room) table.AddRow($"and {progress.Rows.Count - room} more", "", "", "");
        return new Rows(new Markup(Bar(progress)), new Markup(Sums(progress)), table);
    }

    /// <summary>Credits and time in one line.</summary>
    public static string Sums(Progress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"credits: {progress.Spent} spent, {progress.Reserved} reserved{(progress.Left is { } left ? $", {left} left" : "")}   elapsed {Sizes.Text(progress.Elapsed)}{(progress.ToGo is { } more ? $", about {Sizes.Text(more)} to go" : "")}");

    private static string Bar(Progress progress)
    {
        var filled = progress.All == 0 ? BarWidth : BarWidth * progress.Delivered / progress.All;
        var bar = $"[green]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/]";
        var rest = (progress.Failed > 0 ? $", [red]{progress.Failed} failed[/]" : "")
            + (progress.Waiting > 0 ? $", [yellow]{progress.Waiting} need a person[/]" : "");
        return $"{bar} {progress.Delivered}/{progress.All} delivered{rest}{(progress.IsSandbox ? "  [yellow](sandbox: no credit is spent)[/]" : "")}";
    }
}
