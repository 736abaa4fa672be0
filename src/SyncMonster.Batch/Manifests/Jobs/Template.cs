using System.Text;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>
/// Text with names in braces that each job fills in: <c>media/{video}.{language}.wav</c>; <c>{{</c> and <c>}}</c> are
/// braces.
/// </summary>
internal sealed class Template
{
    private static readonly string[] Known = ["video", "language", "project", "id"];

    private readonly string _field;
    private readonly PlacedScalar _written;
    private readonly List<(string Literal, string? Name)> _parts = [];
    private readonly List<string> _names = [];

    private Template(string field, PlacedScalar written) => (_field, _written) = (field, written);

    /// <summary>The names it uses.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Whether a text has braces; one without stands for itself.</summary>
    public static bool IsTemplate(string text) => text.AsSpan().ContainsAny('{', '}');

    /// <summary>Reads a template; null where a brace isn't closed or a name isn't known.</summary>
    /// <param name="field">The field it stands in, for messages.</param>
    /// <param name="written">The template as written.</param>
    /// <param name="problems">Where problems go.</param>
    public static Template? Parse(string field, PlacedScalar written, ProblemList problems)
    {
        var template = new Template(field, written);
        if (!template.TryDivide())
        {
            problems.Error(
                written.Place, $"{field} {written.Description} has a brace without its other one",
                "close it, or double it where a brace is meant");
            return null;
        }
        return template.RefusesNames(problems) ? null : template;
    }

    /// <summary>The text for one job; null where the job lacks what a name stands for.</summary>
    public string? Fill(TemplateValues values, Place job, ProblemList problems)
    {
        if (_parts.Count == 1) return _parts[0].Literal;
        var filled = new StringBuilder();
        foreach (var (literal, name) in _parts)
        {
            filled.Append(literal);
            if (name is null) continue;
            if (values[name] is { } value)
            {
                filled.Append(value);
                continue;
            }
            problems.Error(
                job, $"{_field} {_written.Description} needs {{{name}}}, which this job doesn't have",
                "give it to the job or take it out of the template");
            return null;
        }
        return filled.ToString();
    }

    /// <summary>Divides the text into literals, each with the name after it; the last one has none.</summary>
    private bool TryDivide()
    {
        var text = _written.Text;
        var literal = new StringBuilder();
        var from = 0;
        for (int brace; (brace = text.AsSpan(from).IndexOfAny('{', '}')) >= 0;)
        {
            brace += from;
            literal.Append(text, from, brace - from);
            if (brace + 1 < text.Length && text[brace + 1] == text[brace])
            {
                literal.Append(text[brace]);
                from = brace + 2;
                continue;
            }
            var end = text[brace] == '{' ? text.IndexOf('}', brace) : -1;
            if (end < 0) return false;
            _parts.Add((literal.ToString(), text[(brace + 1)..end]));
            _names.Add(text[(brace + 1)..end]);
            literal.Clear();
            from = end + 1;
        }
        _parts.Add((from == 0 ? text : literal.Append(text, from, text.Length - from).ToString(), null));
        return true;
    }

    private bool RefusesNames(ProblemList problems)
    {
        string[] unknown = [.. Names.Where(name => !Known.Contains(name) && !TemplateValues.IsTag(name))];
        foreach (var name in unknown)
        {
            problems.Error(
                _written.Place, $"{_field} uses {{{Shown.Quoted(name)[1..^1]}}}, which is not known",
                KeySet.Remedy(name, [.. Known, "tags.NAME"]));
        }
        return unknown.Length > 0;
    }
}
