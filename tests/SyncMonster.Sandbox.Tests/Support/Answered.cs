using System.Net;
using System.Text.Json;

namespace SyncMonster.Sandbox.Tests.Support;

/// <summary>An answer of the API, read to its end.</summary>
internal sealed record Answered(HttpStatusCode Status, string Body, JsonElement Json, HttpResponseMessage Response)
{
    public JsonElement Data => Json.GetProperty("data");

    public string? Message => Json.GetProperty("message").GetString();

    public string? StatusWord => Json.GetProperty("status").GetString();

    public string? ErrorCode =>
        Json.TryGetProperty("data", out var data) ? data.GetProperty("error_code").GetString() : null;

    public static async Task<Answered> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        JsonElement json = default;
        if (response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            using var document = JsonDocument.Parse(body);
            json = document.RootElement.Clone();
        }

        return new Answered(response.StatusCode, body, json, response);
    }

    /// <summary>It is an error of the API's own: this status, word and code.</summary>
    public void Refuses(HttpStatusCode status, string word, string? code = null, string? mentioning = null)
    {
        Assert.Equal((status, word, code), (Status, StatusWord, ErrorCode));
        if (mentioning is not null)
            Assert.Contains(mentioning, Message, StringComparison.Ordinal);
    }
}
