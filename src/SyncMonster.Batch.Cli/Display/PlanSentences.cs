using System.Globalization;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Hosting;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>What a plan comes to, in sentences.</summary>
internal static class PlanSentences
{
    public static IEnumerable<string> Of(Forecast forecast) =>
    [
        .. Costs(forecast),
        .. Reuse(forecast),
        .. Changes(forecast),
        .. Budget(forecast),
        .. Duration(forecast),
        $"This is plan {forecast.Approval}: run --require-plan {forecast.Approval} runs no other, at no higher a cost.",
    ];

    private static IEnumerable<string> Costs(Forecast forecast)
    {
        var runs = forecast.ToRun.Count();
        var worst = forecast.WorstBySteps;
        yield return $"{runs} of {forecast.Lines.Count} jobs run: "
            + (forecast.IsComplete
                ? $"{forecast.Expected.Total} credits expected, {forecast.Worst} at the most "
                    + $"(find-face {worst.FindFace}, lip-sync {worst.LipSync}, drama {worst.Drama})"
                : $"at least {forecast.Expected.Total} credits")
            + $", {Sizes.Text(forecast.UploadBytes)} to upload.";
        if (!forecast.IsComplete)
            yield return $"{Jobs(forecast.ToRun.Count(line => !line.IsKnown))} cost more than that: "
                + "the length of the video isn't known. Give it a duration, as in { asset: 123, duration: 61.5 }.";
    }

    private static IEnumerable<string> Reuse(Forecast forecast)
    {
        if (forecast.Saved > Credits.Zero)
            yield return $"What earlier runs paid for saves {forecast.Saved} credits.";
        if (forecast.SharedFindFace > Credits.Zero)
            yield return $"Dubs of one video share its faces, which saves {forecast.SharedFindFace} credits.";
    }

    private static IEnumerable<string> Changes(Forecast forecast)
    {
        var again = forecast.ToRun.Where(line => line.Earlier is not null).ToList();
        if (again.Count == 0) yield break;
        yield return $"{Jobs(again.Count)} would be paid again, which run does only with --allow-respend:";
        foreach (var line in again) yield return $"  {line.Job.Id}: {Consent.Sentence(line.Earlier!)}";
    }

    private static IEnumerable<string> Budget(Forecast forecast)
    {
        if (forecast.Committed > Credits.Zero)
            yield return $"{forecast.Committed} credits were spent or set aside before.";
        if (forecast.Cap is { } cap) yield return $"The budget is {cap} credits.";
        foreach (var (broken, count) in forecast.Lines.Select(line => line.BrokenCap).OfType<string>().CountBy(cap => cap))
            yield return $"Over {broken}, and not started: {Jobs(count)}.";
        var after = forecast.Lines.Count(line => line.Step == ForecastStep.AfterStop);
        if (after > 0) yield return $"Not started after that, for on_exceeded is stop: {Jobs(after)}.";
        if (forecast.Plan.Budget.OnExceeded == OnExceeded.Skip && forecast.Lines.Any(line => line.BrokenCap is not null))
            yield return "Jobs start by priority, then in the manifest's order; smaller ones fill what is left.";
    }

    private static IEnumerable<string> Duration(Forecast forecast)
    {
        if (forecast.Duration is { } duration)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Going by earlier runs, it takes about {Sizes.Text(duration)} at {forecast.Plan.Concurrency.Jobs} jobs at once.");
    }

    private static string Jobs(int count) => count == 1 ? "1 job" : $"{count} jobs";
}
