using System.Diagnostics.CodeAnalysis;
using SyncMonster.Batch.Core.Manifests;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SyncMonster.Batch.Manifests.Trees;

/// <summary>
/// Reads YAML (JSON is YAML too) into placed values, event by event and within limits: the library's own object mapping
/// recurses without end on deep nesting, copies aliases without end and lets a second key of one name pass.
/// </summary>
internal sealed class YamlTree
{
    /// <summary>The deepest nesting of lists and mappings; a manifest needs six levels.</summary>
    public const int DeepestLevel = 64;

    /// <summary>The most values, those that aliases repeat counted each time.</summary>
    public const int MostValues = 500_000;

    /// <summary>The most anchors; each keeps its value.</summary>
    public const int MostAnchors = 1_000;

    /// <summary>The longest line; JSON is often written on a single one.</summary>
    public const int LongestLine = 4_000_000;

    private readonly ManifestText _source;
    private readonly ProblemList _problems;
    private readonly Parser _events;
    private readonly Dictionary<AnchorName, (PlacedValue Value, int Count)> _anchors = [];
    private readonly Stack<Mark> _open = new();
    private int _values;

    private YamlTree(ManifestText source, ProblemList problems)
    {
        (_source, _problems) = (source, problems);
        _events = new Parser(new Scanner(new StringReader(source.Text), skipComments: true));
    }

    /// <summary>The document's value; null with a problem where there is none to be had.</summary>
    public static PlacedValue? Parse(ManifestText source, ProblemList problems)
    {
        var tree = new YamlTree(source, problems);
        try
        {
            tree.RefuseLongLine();
            return tree.Document();
        }
        catch (StoppedException)
        {
            // The problem is told where it was met.
        }
        catch (YamlException e)
        {
            tree.RefuseSyntax(e);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // What the scanner makes of escapes and versions that it doesn't foresee.
            tree.RefuseAtOpen();
        }
        catch (InvalidOperationException)
        {
            // The parser's way to meet some brackets that are never closed.
            tree.RefuseOpenBracket();
        }
        return null;
    }

    // The parser would hold a value of that length several times over.
    private void RefuseLongLine()
    {
        var line = 0;
        foreach (var text in _source.Text.AsSpan().EnumerateLines())
        {
            line++;
            RefuseOddIndent(text, line);
            if (text.Length <= LongestLine) continue;
            _problems.Error(
                new Place(_source.Name, line, 1), $"a line has more than {LongestLine} characters", "break it into several");
            throw new StoppedException();
        }
    }

    // Copied from a web page or a mail; it looks like a space, and to the parser it is a letter.
    private void RefuseOddIndent(ReadOnlySpan<char> text, int line)
    {
        var first = text.IndexOfAnyExcept(' ');
        if (first < 0 || text[first] is '\t' or '\r' || !char.IsWhiteSpace(text[first])) return;
        _problems.Error(
            new Place(_source.Name, line, first + 1), "a no-break or other odd space stands where YAML is indented",
            "indent with plain spaces");
        throw new StoppedException();
    }

    private PlacedValue Document()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _))
            throw Stopped(
                Mark.Empty, "the file is empty", "begin it with version: 1 and jobs:");
        _events.Consume<DocumentStart>();
        var value = Value(level: 0);
        _events.Consume<DocumentEnd>();
        if (_events.Accept<DocumentStart>(out var second))
            throw Stopped(second.Start, "a second document begins here", "make it a manifest of its own");
        return value;
    }

    private PlacedValue Value(int level)
    {
        var next = _events.Consume<ParsingEvent>();
        Count(1, next);
        if (level > DeepestLevel)
            throw Stopped(
                next.Start, $"nesting goes deeper than {DeepestLevel} levels",
                "close what is open, a manifest needs few");
        if (next is AnchorAlias alias) return Aliased(alias);

        // The parser lets some mappings end between a key and its value.
        if (next is not NodeEvent node)
            throw Stopped(next.Start, "this can't be read as YAML: a value is missing here", YamlMistake.UsualRemedy);
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            _problems.Error(
                At(node.Start), $"{Shown.Quoted(node.Tag.Value)} is a tag, and a manifest has none", "take it out");

        var before = _values;
        _open.Push(node.Start);
        PlacedValue value = node switch
        {
            SequenceStart => List(node.Start, level),
            MappingStart => Mapping(node.Start, level),
            _ => Scalar((Scalar)node),
        };
        _open.Pop();
        if (!node.Anchor.IsEmpty) Anchor(node, value, _values - before + 1);
        return value;
    }

    private PlacedList List(Mark start, int level)
    {
        var items = new List<PlacedValue>();
        while (!_events.TryConsume<SequenceEnd>(out _)) items.Add(Value(level + 1));
        return new PlacedList(At(start), items);
    }

    private PlacedMapping Mapping(Mark start, int level)
    {
        var mapping = new PlacedMapping(At(start));
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var key = Value(level + 1);
            var value = Value(level + 1);
            if (key is not PlacedScalar name)
                _problems.Error(key.Place, $"{key.Description} stands where a key belongs", "use a word as key");
            else if (name.Text == "<<")
                _problems.Error(name.Place, "\"<<\" is not supported", "put what jobs share under defaults");
            else if (!mapping.TryAdd(name, value))
                _problems.Error(
                    name.Place,
                    $"{name.Description} stands twice, first in line {mapping.Field(name.Text)?.Key.Place.Line}",
                    "take one out");
        }
        return mapping;
    }

    private PlacedScalar Scalar(Scalar scalar)
    {
        var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
        return new PlacedScalar(At(scalar.Start), scalar.Value, isNull);
    }

    /// <summary>The anchored value itself, not a copy; one that is still being read has no anchor yet.</summary>
    private PlacedValue Aliased(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var anchored))
            throw Stopped(
                alias.Start, $"the alias {Shown.Quoted("*" + alias.Value)} has no anchor before it",
                "put quotes around a value that begins with *");
        Count(anchored.Count, alias);
        return anchored.Value;
    }

    private void Anchor(NodeEvent node, PlacedValue value, int count)
    {
        _anchors[node.Anchor] = (value, count);
        if (_anchors.Count > MostAnchors)
            throw Stopped(
                node.Start, $"there are more than {MostAnchors} anchors", "put what jobs share under defaults or profiles");
    }

    private void Count(int values, ParsingEvent at)
    {
        _values += values;
        if (_values > MostValues)
            throw Stopped(
                at.Start, $"there are more than {MostValues} values, those that aliases repeat included",
                "split the manifest, or put its jobs into a table");
    }

    private Place At(Mark mark) => new(_source.Name, (int)mark.Line, (int)mark.Column);

    private void RefuseSyntax(YamlException e)
    {
        var isAtEnd = e.Start.Index >= _source.Text.AsSpan().TrimEnd().Length;
        if (e.Message.Contains(" tab ", StringComparison.Ordinal) && Tab(from: (int)e.Start.Line) is { } tab)
            _problems.Error(tab, "a tab stands where YAML is indented", "indent with spaces");
        else if (isAtEnd && _open.TryPeek(out var open) && IsBracket(open))
            RefuseOpenBracket();
        else
            Refuse(At(e.Start), YamlMistake.Of(e));
    }

    private void Refuse(Place place, YamlMistake mistake) => _problems.Error(place, mistake.Message, mistake.Remedy);

    private void RefuseAtOpen() => _problems.Error(
        _open.TryPeek(out var open) ? At(open) : new Place(_source.Name, 1, 1),
        "what begins here can't be read as YAML", YamlMistake.UsualRemedy);

    private void RefuseOpenBracket() => _problems.Error(
        _open.TryPeek(out var open) ? At(open) : new Place(_source.Name, 1, 1),
        "a bracket opens here and is never closed", "close it");

    /// <summary>Tells of something after which reading on makes no sense.</summary>
    private StoppedException Stopped(Mark mark, string message, string remedy)
    {
        _problems.Error(At(mark), message, remedy);
        return new StoppedException();
    }

    private bool IsBracket(Mark mark) =>
        mark.Index < _source.Text.Length && _source.Text[(int)mark.Index] is '[' or '{';

    /// <summary>The first tab that indents a line; the parser names the place before it.</summary>
    private Place? Tab(int from)
    {
        var line = 0;
        foreach (var text in _source.Text.AsSpan().EnumerateLines())
        {
            var tab = text[..(text.Length - text.TrimStart().Length)].IndexOf('\t');
            if (++line >= from && tab >= 0) return new Place(_source.Name, line, tab + 1);
        }
        return null;
    }

    /// <summary>Carries nothing: it only leads out of the nesting.</summary>
    [SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves this file.")]
    private sealed class StoppedException : Exception;
}
