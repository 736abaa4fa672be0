using YamlDotNet.Core;

namespace SyncMonster.Batch.Manifests.Trees;

/// <summary>What the YAML parser stumbles over, said as what a person did.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
internal readonly record struct YamlMistake(string Message, string Remedy)
{
    /// <summary>What helps with most.</summary>
    public const string UsualRemedy = "check indentation, colons, quotes and brackets up to here";

    private static readonly YamlMistake Backslash = new(
        "a backslash in double quotes begins a code, and this is none", "write / in paths, or use single quotes");

    /// <summary>By a part of what the parser says, which has a sentence for each rule of the grammar.</summary>
    private static readonly (string Said, YamlMistake Mistake)[] Known =
    [
        ("quoted scalar, found unexpected end", new(
            "a quote opens here and is never closed",
            "close it with the same kind of quote, ' or \"")),
        ("unknown escape character", Backslash),
        ("hexadecimal number", Backslash),
        ("multiline plain scalar, found invalid mapping", new(
            "a colon stands here, and the line before isn't ended: it has no colon, or none with a space after it",
            "write each field as a word, a colon and a space, in the same column as the others")),
        ("plain scalar value, found invalid mapping", new(
            "a second colon stands in this value",
            "put quotes around the value")),
        ("Mapping values are not allowed", new(
            "a colon stands where no field can begin",
            "put quotes around a value with a colon, or check the indentation")),
        ("expected '-' indicator", new(
            "this line stands in another column than those before it",
            "put the fields of a job in one column, and dashes in one")),
        ("did not find expected key", new(
            "this line stands in another column than those before it, or more follows a quoted value",
            "put the fields of a mapping in one column, and quotes around the whole of a value")),
        ("expected ',' or '}'", new(
            "a comma or } is missing before this",
            "put commas between fields, and quotes around a value with { } [ ] or , in it")),
        ("expected ',' or ']'", new(
            "a comma or ] is missing before this",
            "put commas between values, and quotes around a value with { } [ ] or , in it")),
        ("could not find expected ':'", new(
            "this line has no colon",
            "write a field as a word, a colon and a space")),
        ("wrong indentation", new(
            "a value in quotes goes on further left than it may",
            "close its quote, or indent its lines")),
        ("cannot start any token", new(
            "a value can't begin with this character",
            "put quotes around the value")),
    ];

    /// <summary>What the parser met, in words for people where there are some, else in its own.</summary>
    public static YamlMistake Of(YamlException e)
    {
        foreach (var (said, mistake) in Known)
        {
            if (e.Message.Contains(said, StringComparison.Ordinal)) return mistake;
        }

        var words = e.Message.TrimEnd('.');
        return new YamlMistake(
            $"this can't be read as YAML: {char.ToLowerInvariant(words[0])}{words[1..]}", UsualRemedy);
    }
}
