using System.Globalization;
using Spectre.Console;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>A plan for people: a line a job in the order of starting, the sums, and what they come to.</summary>
internal static class PlanTable
{
    private const string Unknown = "?";

    public static void Write(Forecast forecast)
    {
        var table = new Table().Border(TableBorder.Simple).ShowFooters();
        foreach (var (name, sum) in new[] { ("job", ""), ("language", ""), ("what happens", "all that run") })
            table.AddColumn(name, column => column.Footer(sum));
        foreach (var (name, sum) in Sums(forecast))
            table.AddColumn(name, column => column.RightAligned().Footer(sum));
        foreach (var line in forecast.Lines) table.AddRow(Cells(line));

        // On a terminal it fits itself to the width; into a file or a pipe it is never cut.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 200;
        AnsiConsole.Write(table);
        foreach (var sentence in PlanSentences.Of(forecast)) Console.WriteLine(sentence);
    }

    public static string Word(ForecastStep step) => step switch
    {
        ForecastStep.Delivered => "delivered before",
        ForecastStep.Resume => "paid before, goes on",
        ForecastStep.OverBudget => "over the budget",
        ForecastStep.AfterStop => "not started, the budget stops the run",
        ForecastStep.Failed => "failed before",
        ForecastStep.Review => "waits for faces to be chosen",
        ForecastStep.Parked => "is parked",
        _ => "runs",
    };

    private static (string Name, string Sum)[] Sums(Forecast forecast) =>
    [
        ("seconds", ""),
        ("find-face", Sum(forecast.Expected.FindFace)),
        ("lip-sync", Sum(forecast.Expected.LipSync)),
        ("drama", Sum(forecast.Expected.Drama)),
        ("worst case", Sum(forecast.Worst)),
        ("saved", Sum(forecast.Saved)),
        ("upload", Size(forecast.UploadBytes)),
    ];

    private static string[] Cells(ForecastLine line) =>
    [
        Markup.Escape(line.Job.Id),
        Markup.Escape(line.Job.Language ?? ""),
        line is { Step: ForecastStep.Run, Earlier: not null } ? "changed, is paid again" : Word(line.Step),
        line.Job.Video.Seconds?.ToString("0.00", CultureInfo.InvariantCulture) ?? Unknown,
        Amount(line, line.Expected.FindFace),
        Amount(line, line.Expected.LipSync),
        Amount(line, line.Expected.Drama),
        Amount(line, line.Worst),
        Sum(line.Saved),
        Size(line.UploadBytes),
    ];

    private static string Amount(ForecastLine line, Credits credits) => line.IsKnown ? Sum(credits) : Unknown;

    private static string Sum(Credits credits) => credits == Credits.Zero ? "" : credits.ToString();

    private static string Size(long bytes) => bytes == 0 ? "" : Sizes.Text(bytes);
}
