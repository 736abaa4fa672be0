using System.Buffers;
using System.Globalization;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary>Text becomes a value; where it can't, a problem says so and the value is null.</summary>
internal static class Scalars
{
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>Text of one line that is not empty.</summary>
    public static PlacedScalar? Text(string name, PlacedValue value, string expected, ProblemList problems)
    {
        if (value is PlacedScalar { Text.Length: > 0 } scalar && !scalar.Text.AsSpan().ContainsAny(Controls))
            return scalar;
        problems.Refuse(name, value, value is PlacedScalar { Text.Length: > 0 } ? $"{expected} on one line" : expected);
        return null;
    }

    /// <summary>A decimal number within a range.</summary>
    public static decimal? Number(
        string name, PlacedValue value, decimal lowest, decimal highest, ProblemList problems, string what = "a number")
    {
        if (value is PlacedScalar { Text: var text } && TryNumber(text, out var number)
            && number >= lowest && number <= highest)
            return number;
        var hasComma = value is PlacedScalar { Text: var written } && written.Contains(',')
            && TryNumber(written.Replace(',', '.'), out _);
        var how = hasComma ? ", with a point for decimals" : "";
        problems.Refuse(name, value, Invariant($"{what} from {lowest} to {highest}{how}"));
        return null;
    }

    /// <summary>A whole number within a range.</summary>
    public static long? Whole(string name, PlacedValue value, long lowest, long highest, ProblemList problems)
    {
        if (value is PlacedScalar { Text: var text } && TryNumber(text, out var number)
            && number == decimal.Truncate(number) && number >= lowest && number <= highest)
            return (long)number;
        problems.Refuse(name, value, Invariant($"a whole number from {lowest} to {highest}"));
        return null;
    }

    /// <summary>Yes or no, as YAML and spreadsheets write it; null where it is neither, without a problem.</summary>
    public static bool? Flag(PlacedValue? value) => (value as PlacedScalar)?.Text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => null,
    };

    /// <summary>A number as people and JSON write it. Infinity and not-a-number are none.</summary>
    public static bool TryNumber(string text, out decimal number) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
        CultureInfo.InvariantCulture, out number);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
