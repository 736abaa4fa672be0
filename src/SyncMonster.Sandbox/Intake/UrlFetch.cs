using SyncMonster.Sandbox.Api;

namespace SyncMonster.Sandbox.Intake;

/// <summary>
/// Fetches the media a request names by URL, before the request is accepted: its length decides the price.
/// </summary>
internal sealed class UrlFetch : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _time;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        MaxAutomaticRedirections = 5,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public UrlFetch(TimeProvider time)
    {
        _time = time;
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("SyncMonster.Sandbox");
    }

    /// <summary>Fetches a URL whole.</summary>
    /// <exception cref="RefusedException">It cannot be fetched, or is too large.</exception>
    public async Task<ReceivedFile> GetAsync(Uri url, ReceivedFiles files, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Limit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            using var response = await _http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, both.Token);
            if (!response.IsSuccessStatusCode)
                throw RefusedException.Invalid(
                    $"The asset at {Shown(url)} could not be fetched: it answers {(int)response.StatusCode}.");
            await using var body = await response.Content.ReadAsStreamAsync(both.Token);
            var file = await files.ReceiveAsync(body, Shown(url), both.Token);
            if (response.Content.Headers.ContentLength is { } promised && promised != file.Bytes)
                throw RefusedException.Invalid($"The asset at {Shown(url)} could not be fetched: it ended after {file.Bytes} of {promised} bytes.");

            return file;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw RefusedException.Invalid($"The asset at {Shown(url)} could not be fetched: {e.Message}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw RefusedException.Invalid(
                $"The asset at {Shown(url)} could not be fetched within {Limit.TotalMinutes} minutes.");
        }
    }

    public void Dispose() => _http.Dispose();

    // URLs may carry secrets in their user part and their query.
    private static string Shown(Uri url) =>
        url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
