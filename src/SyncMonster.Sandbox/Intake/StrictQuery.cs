using System.Globalization;
using SyncMonster.Sandbox.Api;

namespace SyncMonster.Sandbox.Intake;

/// <summary>A call's query parameters: no other than those it may have, and none twice.</summary>
internal sealed class StrictQuery
{
    private readonly IQueryCollection _query;

    private StrictQuery(IQueryCollection query) => _query = query;

    public static StrictQuery Of(HttpRequest request, params ReadOnlySpan<string> allowed)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!allowed.Contains(name))
                throw RefusedException.Invalid(
                    $"Unknown query parameter '{name}': allowed here: {(allowed.Length == 0 ? "none" : string.Join(", ", allowed.ToArray()))}.");
            if (values.Count > 1)
                throw RefusedException.Invalid($"Query parameter '{name}' is given {values.Count} times.");
        }

        return new StrictQuery(request.Query);
    }

    public string Text(string name) =>
        _query[name].ToString() is { Length: > 0 } text
            ? text
            : throw RefusedException.Invalid($"Query parameter '{name}' is missing.");

    public long Id(string name) => Ids.Parse(name, Text(name));

    public int Integer(string name, int otherwise, int from, int to)
    {
        if (!_query.ContainsKey(name))
            return otherwise;
        return int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= from && number <= to
            ? number
            : throw RefusedException.Invalid(
                $"Query parameter '{name}' must be an integer from {from} to {to}, not '{Text(name)}'.");
    }
}
