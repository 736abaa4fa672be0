namespace SyncMonster.Batch.Api.Transport;

/// <summary>
/// Puts the key on requests, and lets none through that goes anywhere but to the endpoint's own server.
/// </summary>
internal sealed class ApiKeyHandler(Uri baseUrl, ApiKey key) : DelegatingHandler
{
    private const string Header = "x-api-key";

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !Endpoint.SameServer(address, baseUrl))
            throw new InvalidOperationException("The API key goes to the endpoint's own server only.");
        request.Headers.Remove(Header);
        request.Headers.Add(Header, key.Secret);
        return base.SendAsync(request, cancellationToken);
    }
}
