using System.Net.Http.Headers;
using SyncMonster.Batch.Api.Wire;

namespace SyncMonster.Batch.Api.Transport;

/// <summary>The calls that only read: GET, a few attempts, every failure classified.</summary>
internal sealed class ReadCalls(
    HttpClient http,
    SyncMonsterApiOptions options,
    Persistence persistence,
    ReplyReader reader)
{
    /// <summary>Reads a whole reply.</summary>
    /// <param name="pathAndQuery">The endpoint and its parameters.</param>
    /// <param name="read">Reads the reply; null if it does not hold what was promised, which is then a fault.</param>
    /// <param name="ct">Cancels.</param>
    public Task<T> GetAsync<T>(string pathAndQuery, Func<Reply, T?> read, CancellationToken ct)
        where T : class =>
        persistence.RunAsync(
            CallOf(pathAndQuery),
            async token =>
            {
                using var response = await SendAsync(pathAndQuery, range: null, token);
                var reply = await reader.ReadAsync(response, token);
                return read(reply) ?? throw new ApiException(CallOf(pathAndQuery), Faults.OfReply(reply));
            },
            ct);

    /// <summary>Sends one GET and gives the reply once its headers are here.</summary>
    public async Task<HttpResponseMessage> SendAsync(string pathAndQuery, FileRange? range, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Endpoint.Of(options.BaseUrl, pathAndQuery));
        if (range is not null)
        {
            request.Headers.Range = new RangeHeaderValue(range.From, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(range.ETag);
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    /// <summary>The call as messages name it.</summary>
    public static string CallOf(string pathAndQuery) => $"GET /{pathAndQuery.Split('?')[0]}";
}
