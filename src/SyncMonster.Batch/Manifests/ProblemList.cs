using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests;

/// <summary>Gathers what is wrong, each thing once: a default that many jobs share is complained of a single time.</summary>
internal sealed class ProblemList
{
    /// <summary>The most that are kept; nobody reads on, and a hostile manifest has millions.</summary>
    public const int Most = 10_000;

    private readonly HashSet<Problem> _problems = [];
    private Problem? _oneMore;

    public bool HasErrors { get; private set; }

    public void Error(Place place, string message, string remedy)
    {
        HasErrors = true;
        Add(new Problem(place, Severity.Error, message, remedy));
    }

    public void Warn(Place place, string message, string remedy) =>
        Add(new Problem(place, Severity.Warning, message, remedy));

    /// <summary>The commonest error: a field has a value of the wrong kind or outside its range.</summary>
    /// <param name="name">The field.</param>
    /// <param name="value">What it has.</param>
    /// <param name="expected">What it takes, to be read after "use".</param>
    public void Refuse(string name, PlacedValue value, string expected) =>
        Error(value.Place, $"{name} is {value.Description}", $"use {expected}");

    public IReadOnlyList<Problem> InOrder() =>
    [
        .. _problems
            .OrderBy(problem => problem.Place.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Place.Line)
            .ThenBy(problem => problem.Place.Column),
        .. _oneMore is null ? Array.Empty<Problem>() : [_oneMore],
    ];

    private void Add(Problem problem)
    {
        if (_problems.Count < Most) _problems.Add(problem);
        else _oneMore ??= new Problem(problem.Place, Severity.Error, $"there are more than {Most} problems", "begin with these");
    }
}
