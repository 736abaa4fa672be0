using System.Globalization;
using System.Net;
using System.Text;
using SyncMonster.Batch.Api.Wire;

namespace SyncMonster.Batch.Api.Transport;

/// <summary>Reads an answer that came before the request was complete, as far as it has arrived.</summary>
/// <remarks>RFC 9112, section 4 (status line) and 5 (fields).</remarks>
internal static class EarlyAnswer
{
    /// <summary>
    /// Whether the bytes are no more than an interim 1xx answer, after which the real one still comes.
    /// </summary>
    public static bool IsInterim(ReadOnlySpan<byte> bytes) => bytes.StartsWith("HTTP/1.1 1"u8);

    /// <summary>The answer; null if the bytes are not the beginning of one.</summary>
    public static Reply? Read(ReadOnlyMemory<byte> bytes, ReplyReader reader)
    {
        var headEnd = bytes.Span.IndexOf("\r\n\r\n"u8);
        var lines = Encoding.Latin1.GetString(bytes.Span[..Math.Max(headEnd, 0)]).Split("\r\n");
        if (lines[0].Split(' ') is not [['H', 'T', 'T', 'P', '/', ..], { Length: 3 } code, ..]
            || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            return null;
        }

        using var response = new HttpResponseMessage((HttpStatusCode)status);
        foreach (var line in lines.Skip(1))
        {
            if (line.Split(':', 2) is [var name, var value] && !response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return reader.Read(response, bytes[(headEnd + 4)..].ToArray());
    }
}
