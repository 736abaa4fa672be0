using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary><c>budget:</c> — of the run, and of a job.</summary>
internal static class BudgetField
{
    private const decimal MostCredits = 1_000_000_000;

    private static readonly Dictionary<string, OnExceeded> WhenExceeded = new()
    {
        ["skip"] = OnExceeded.Skip,
        ["stop"] = OnExceeded.Stop,
    };

    public static BudgetSettings OfRun(PlacedValue? value, ProblemList problems)
    {
        if (value is null) return BudgetSettings.Default;
        if (value is PlacedMapping mapping)
        {
            var fields = new FieldReader(mapping, ManifestKeys.Budget, problems);
            return new BudgetSettings(
                Credits("max_credits", fields["max_credits"], problems),
                Credits("max_credits_per_job", fields["max_credits_per_job"], problems),
                fields.Word("on_exceeded", WhenExceeded) ?? BudgetSettings.Default.OnExceeded)
            {
                MaxCreditsPerDay = Credits("max_credits_per_day", fields["max_credits_per_day"], problems),
                MaxCreditsPerTag = TagCaps(fields["max_credits_per_tag"], problems).ToEquatableList(),
            };
        }
        problems.Refuse("budget", value, "a mapping such as { max_credits: 5000 }");
        return BudgetSettings.Default;
    }

    /// <summary>
    /// The most a job may cost: a number, or <c>{ max_credits: … }</c> as for the run; null: not given.
    /// </summary>
    public static Credits? OfJob(PlacedValue? value, ProblemList problems) => value is PlacedMapping mapping
        ? Credits("max_credits", new FieldReader(mapping, ManifestKeys.JobBudget, problems)["max_credits"], problems)
        : Credits("budget", value, problems);

    private static IEnumerable<TagCap> TagCaps(PlacedValue? value, ProblemList problems)
    {
        if (value is null) yield break;
        if (value is not PlacedMapping names)
        {
            problems.Refuse(
                "max_credits_per_tag",
                value,
                "a mapping such as { client: { acme: 500 } }, or { client: 500 } for each client");
            yield break;
        }

        foreach (var (name, cap) in names.Fields)
        {
            if (cap is not PlacedMapping values)
            {
                if (Credits(name.Text, cap, problems) is { } each) yield return new TagCap(name.Text, null, each);
                continue;
            }

            foreach (var (tag, own) in values.Fields)
            {
                if (Credits($"{name.Text}.{tag.Text}", own, problems) is { } most)
                    yield return new TagCap(name.Text, tag.Text, most);
            }
        }
    }

    private static Credits? Credits(string name, PlacedValue? value, ProblemList problems) =>
        value is not null && Scalars.Number(name, value, 0, MostCredits, problems) is { } amount
            ? new Credits(amount)
            : null;
}
