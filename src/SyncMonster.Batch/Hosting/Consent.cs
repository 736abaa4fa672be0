using System.Globalization;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Hosting;

/// <summary>Looks, before anything is sent, whether a run does what a person has agreed to.</summary>
internal static class Consent
{
    private const int MostNamed = 20;

    /// <summary>
    /// Refuses a run that isn't the plan that was approved, or would pay again for what was paid before.
    /// </summary>
    /// <exception cref="BatchException">It is refused (2).</exception>
    public static void Check(Forecast forecast, RunSettings settings)
    {
        if (settings.RequiredPlan is { } required && !required.Covers(forecast.Approval))
            throw new BatchException(ExitCode.BadInput, OtherPlan(required, forecast.Approval));
        if (!settings.AllowRespend && forecast.PaidAgain.ToList() is { Count: > 0 } again)
            throw new BatchException(ExitCode.BadInput, PaysAgain(again));
    }

    private static string OtherPlan(PlanApproval required, PlanApproval now) =>
        (required.Digest == now.Digest
            ? $"This plan may cost {Amount(now.Credits)} credits now, and {Amount(required.Credits)} were approved ({required}). "
            : $"This is plan {now}, and {required} is required: the manifest, its files or its budget have changed since. ")
        + "Look at it with plan, and run it with the hash that says so. Nothing was sent.";

    private static string PaysAgain(List<ForecastLine> again)
    {
        var worst = again.Aggregate(Credits.Zero, (sum, line) => sum + line.Worst);
        var lines = again.Take(MostNamed).Select(line => $"  {line.Job.Id}: {Sentence(line.Earlier!)}");
        return string.Join(
            Environment.NewLine,
            [
                $"{(again.Count == 1 ? "1 job was" : $"{again.Count} jobs were")} paid for before and changed since. "
                + $"To run what it is now pays again, {worst} credits at the most:",
                .. lines,
                .. again.Count > MostNamed
                    ? [$"  and {again.Count - MostNamed} more, see plan"]
                    : Array.Empty<string>(),
                "If that is meant, add --allow-respend; if not, put back what changed, or leave it out with --only. "
                + "Nothing was sent.",
            ]);
    }

    /// <summary>What was paid when, and what is another since, without a full stop.</summary>
    public static string Sentence(EarlierVersion earlier) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(earlier.IsDelivered ? "delivered" : "paid for")} {earlier.At.UtcDateTime:yyyy-MM-dd} for {earlier.Paid} credits; ")
        + (earlier.Changes.Count > 0 ? string.Join(", ", earlier.Changes) : "other faces are chosen now");

    private static string Amount(decimal? credits) =>
        credits?.ToString("0", CultureInfo.InvariantCulture) ?? "an unknown amount of";
}
