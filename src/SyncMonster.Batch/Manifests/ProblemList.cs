using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests;

/// <summary>
/// Gathers what is wrong, each thing once: a default that many jobs share is complained of a single time.
/// </summary>
/// <param name="key">The account's key, which must not stand in a manifest; null: it isn't known.</param>
internal sealed class ProblemList(ApiKey? key = null)
{
    /// <summary>
    /// The most errors, and warnings, that are kept; nobody reads on, and a hostile manifest has millions.
    /// </summary>
    public const int Most = 1_000;

    private readonly HashSet<Problem> _errors = [];
    private readonly HashSet<Problem> _warnings = [];

    /// <summary>How often something was told, what was told before included.</summary>
    public int Told { get; private set; }

    /// <summary>The account's key, which must not stand in a manifest; null: it isn't known.</summary>
    public ApiKey? Key { get; } = key;

    public bool HasErrors => _errors.Count > 0;

    /// <summary>Whether there are more errors than are kept, so that reading on makes no sense.</summary>
    public bool IsFull => _errors.Count > Most;

    public void Error(Place place, string message, string remedy) =>
        Add(_errors, new Problem(place, Severity.Error, message, remedy));

    public void Warn(Place place, string message, string remedy) =>
        Add(_warnings, new Problem(place, Severity.Warning, message, remedy));

    /// <summary>The commonest error: a field has a value of the wrong kind or outside its range.</summary>
    /// <param name="name">The field.</param>
    /// <param name="value">What it has.</param>
    /// <param name="expected">What it takes, to be read after "use".</param>
    public void Refuse(string name, PlacedValue value, string expected) =>
        Error(value.Place, $"{name} is {value.Description}", $"use {expected}");

    public IReadOnlyList<Problem> InOrder() =>
    [
        .. _errors.Concat(_warnings).OrderBy(problem => problem.Place),
    ];

    private void Add(HashSet<Problem> problems, Problem problem)
    {
        Told++;
        if (problems.Count < Most)
            problems.Add(problem);
        else if (problems.Count == Most && !problems.Contains(problem))
            problems.Add(
                problem with { Message = $"there are more than {Most} problems", Remedy = "begin with these" });
    }
}
