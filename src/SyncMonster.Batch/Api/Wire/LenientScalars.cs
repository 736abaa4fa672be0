using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>A scalar that never fails its reply: what can't be read as <typeparamref name="T"/> is null.</summary>
internal abstract class Lenient<T> : JsonConverter<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Parse(reader.GetString()!.Trim());
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Parse(Encoding.UTF8.GetString(reader.ValueSpan));
            default:
                reader.Skip();
                return default;
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Replies are only read.");

    /// <summary>Reads the trimmed text of a string, a number or a boolean.</summary>
    protected abstract T? Parse(string text);
}

/// <summary>A text, or the text of a number or boolean.</summary>
internal sealed class LenientString : Lenient<string?>
{
    protected override string Parse(string text) => text;
}

/// <summary>A whole number, also as text or with a fraction of zero.</summary>
internal sealed class LenientInt64 : Lenient<long?>
{
    /// <summary>The whole number a text spells; null if it spells none.</summary>
    public static long? Of(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number)
        && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    protected override long? Parse(string text) => Of(text);
}

/// <summary>A finite number, also as text.</summary>
internal sealed class LenientDouble : Lenient<double?>
{
    protected override double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}

/// <summary>A number kept to its last digit, also as text.</summary>
internal sealed class LenientDecimal : Lenient<decimal?>
{
    protected override decimal? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>A boolean, also as text or as 0 and 1.</summary>
internal sealed class LenientBoolean : Lenient<bool?>
{
    /// <summary>The boolean a text spells; null if it spells none.</summary>
    public static bool? Of(string? text) => text?.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    protected override bool? Parse(string text) => Of(text);
}

/// <summary>A time in ISO 8601: with a zone it becomes UTC, without one it stays of unspecified kind.</summary>
internal sealed class LenientTime : Lenient<DateTime?>
{
    protected override DateTime? Parse(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}
