using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>
/// What a person approves who has read a plan: what is made of which contents within which budget, and what that may
/// cost at the most. Progress doesn't change it, so that an approved run can be resumed; folders don't either.
/// </summary>
/// <param name="Digest">The digest of the jobs and the budget, 16 digits.</param>
/// <param name="Credits">The worst case, rounded up to whole credits; null where lengths aren't known.</param>
public sealed record PlanApproval(string Digest, decimal? Credits)
{
    /// <summary>The approval of a forecast.</summary>
    public static PlanApproval Of(Forecast forecast)
    {
        var (plan, text) = (forecast.Plan, new StringBuilder());
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(plan.Project, plan.Budget.MaxCredits, plan.Budget.MaxCreditsPerDay, plan.Budget.OnExceeded);
        foreach (var cap in plan.Budget.MaxCreditsPerTag) Add(cap.Name, cap.Value, cap.MaxCredits);
        foreach (var job in plan.Jobs)
        {
            Add(job.Key, job.Id, job.Language, job.Priority, job.MaxCredits, job.Retries, job.Video.Seconds);
            Add(job.Output[Math.Min(plan.OutputDirectory.Length, job.Output.Length)..]);
            foreach (var tag in job.Tags) Add(tag.Name, tag.Value);
            // Job by job, for the whole of it is long.
            Hash();
        }

        Hash();
        return new PlanApproval(
            Convert.ToHexStringLower(digest.GetHashAndReset().AsSpan(0, 8)),
            forecast.IsComplete ? decimal.Ceiling(forecast.Worst.Amount) : null);

        // Lengths before the parts keep two lists of parts from ever reading the same.
        void Add(params ReadOnlySpan<object?> parts)
        {
            foreach (var part in parts)
            {
                var word = Convert.ToString(part, CultureInfo.InvariantCulture) ?? "";
                text.Append(CultureInfo.InvariantCulture, $"{word.Length}:").Append(word);
            }

            text.Append('\n');
        }

        void Hash()
        {
            digest.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
            text.Clear();
        }
    }

    /// <summary>Whether this covers another: the same jobs and budget, at no higher a cost.</summary>
    public bool Covers(PlanApproval other) =>
        Digest == other.Digest && (Credits is null || (other.Credits is { } credits && credits <= Credits));

    /// <summary>Reads what <see cref="ToString"/> writes; null where it isn't that.</summary>
    public static PlanApproval? Parse(string text)
    {
        var parts = text.Trim().ToLowerInvariant().Split('-');
        if (parts is not [{ Length: 16 } digest, var amount] || !digest.All(char.IsAsciiHexDigit)) return null;
        if (amount == Unknown) return new PlanApproval(digest, null);
        return decimal.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var credits)
            ? new PlanApproval(digest, credits)
            : null;
    }

    /// <summary>Digest and credits: <c>9f8e7d6c5b4a3f2e-513</c>.</summary>
    public override string ToString() =>
        $"{Digest}-{Credits?.ToString("0", CultureInfo.InvariantCulture) ?? Unknown}";

    private const string Unknown = "unknown";
}
