using System.Globalization;
using Spectre.Console;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>A plan for people: a line a job in the order of starting, and the sums.</summary>
internal static class PlanTable
{
    private const string Unknown = "?";

    public static void Write(Forecast forecast)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in new[] { "job", "language", "what happens" }) table.AddColumn(name);
        foreach (var name in new[] { "seconds", "find-face", "lip-sync", "drama", "worst case", "upload" })
            table.AddColumn(name, column => column.RightAligned());
        foreach (var line in forecast.Lines) table.AddRow(Cells(line));

        // On a terminal it fits itself to the width; into a file or a pipe it is never cut.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 200;
        AnsiConsole.Write(table);
        foreach (var sentence in Sentences(forecast)) Console.WriteLine(sentence);
    }

    public static string Word(ForecastStep step) => step switch
    {
        ForecastStep.Delivered => "delivered before",
        ForecastStep.Resume => "paid before, goes on",
        ForecastStep.OverBudget => "over the budget",
        ForecastStep.Failed => "failed before",
        _ => "runs",
    };

    private static string[] Cells(ForecastLine line) =>
    [
        Markup.Escape(line.Job.Id),
        Markup.Escape(line.Job.Language ?? ""),
        Word(line.Step),
        line.Job.Video.Seconds?.ToString("0.00", CultureInfo.InvariantCulture) ?? Unknown,
        Amount(line, line.FindFace),
        Amount(line, line.LipSync),
        Amount(line, line.Drama),
        Amount(line, line.Worst),
        line.UploadBytes == 0 ? "" : Sizes.Text(line.UploadBytes),
    ];

    private static string Amount(ForecastLine line, Credits credits) =>
        !line.IsKnown ? Unknown : credits == Credits.Zero ? "" : credits.ToString();

    private static IEnumerable<string> Sentences(Forecast forecast)
    {
        var runs = forecast.Lines.Count(line => line.Step == ForecastStep.Run);
        yield return forecast.IsComplete
            ? $"{runs} of {forecast.Lines.Count} jobs run: {forecast.Expected} credits expected, {forecast.Worst} at the most, {Sizes.Text(forecast.UploadBytes)} to upload."
            : $"{runs} of {forecast.Lines.Count} jobs run: at least {forecast.Expected} credits, and more for videos whose length isn't known (give them a duration).";
        if (forecast.Committed > Credits.Zero) yield return $"{forecast.Committed} credits were spent or set aside before.";
        if (forecast.Cap is { } cap) yield return $"The budget is {cap} credits.";
        foreach (var over in forecast.Lines.Select(line => line.BrokenCap).OfType<string>().CountBy(cap => cap))
            yield return $"Over {over.Key}, and not started: {over.Value} {(over.Value == 1 ? "job" : "jobs")}.";
    }
}
