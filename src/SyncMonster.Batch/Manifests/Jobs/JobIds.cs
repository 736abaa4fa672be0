using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>Gives every dub its id: the manifest's, or one derived that no other has.</summary>
internal static class JobIds
{
    /// <summary>
    /// The drafts' ids in their order. Given ids come first; a derived one that is taken gets a number.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<JobDraft> drafts, ProblemList problems)
    {
        // Upper and lower case are one: ids become names of files and of what a person types.
        var taken = new Dictionary<string, Place>(drafts.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var id in drafts.Select(draft => draft.GivenId).OfType<PlacedScalar>())
        {
            if (problems.IsFull) break;
            Take(id, taken, problems);
        }

        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. drafts.Select(draft => draft.GivenId?.Text ?? Free(draft))];

        string Free(JobDraft draft)
        {
            var id = draft.DerivedId;
            while (!taken.TryAdd(id, draft.Place))
            {
                var number = numbers[draft.DerivedId] = numbers.GetValueOrDefault(draft.DerivedId, 1) + 1;
                id = $"{draft.DerivedId}-{number}";
            }
            return id;
        }
    }

    private static void Take(PlacedScalar id, Dictionary<string, Place> taken, ProblemList problems)
    {
        if (!JobNames.IsId(id.Text))
            problems.Error(
                id.Place, $"id is {id.Description}", $"use letters, digits, and . _ - (at most {JobNames.LongestId})");
        else if (!taken.TryAdd(id.Text, id.Place))
            problems.Error(
                id.Place, $"id {id.Description} is that of {taken[id.Text]} too", "give one of them another");
    }
}
