using System.Net;
using SyncMonster.Batch.Api.Wire;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api.Transport;

/// <summary>
/// The calls that cost: sent once, on a connection of their own, past their gate. Never retried here, never without a
/// body and never with <c>Expect</c>, since HttpClient would send such a one again by itself.
/// </summary>
internal sealed class BillingCalls(
    HttpClient http,
    SyncMonsterApiOptions options,
    TimeProvider time,
    Faults faults,
    ReplyReader reader)
{
    /// <summary>Sends a body and reads what was created.</summary>
    /// <param name="path">The endpoint, such as <c>find-face</c>.</param>
    /// <param name="body">The body; it is disposed.</param>
    /// <param name="gate">The gate.</param>
    /// <param name="read">Reads the reply; null if it does not hold what was promised.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<T> PostAsync<T>(
        string path,
        BillingBody body,
        CommitGate gate,
        Func<Reply, T?> read,
        CancellationToken ct)
        where T : class
    {
        var call = $"POST /{path}";
        using var owned = body;
        using var attempt = new BillingAttempt(call, gate, options, faults, time, ct);
        try
        {
            var reply = await SendAsync(path, body, attempt);
            if (read(reply) is { } created)
                return created;
            throw new ApiException(call, attempt.Released ? Faults.OfBillingReply(reply) : Faults.OfReply(reply));
        }
        catch (Exception e) when (e is not ApiException && attempt.Released)
        {
            throw new ApiException(call, Broken(e, FaultKind.InDoubt, attempt, ct));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || IsTimeout(e, ct))
        {
            throw new ApiException(call, Broken(e, FaultKind.NotSent, attempt, ct));
        }
    }

    private async Task<Reply> SendAsync(string path, BillingBody body, BillingAttempt attempt)
    {
        if (body.ClosingLength is null)
            await attempt.PassGateAsync();
        attempt.Progressed();

        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint.Of(options.BaseUrl, path));
        request.Version = HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        request.Headers.ExpectContinue = false;
        request.Content = new HeldBackContent(body, attempt);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, attempt.Token);
        return await reader.ReadAsync(response, attempt.Token);
    }

    private Fault Broken(Exception e, FaultKind kind, BillingAttempt attempt, CancellationToken ct) => e switch
    {
        OperationCanceledException when ct.IsCancellationRequested =>
            faults.Of(kind, "cancelled before the reply came"),
        OperationCanceledException => faults.Of(kind, attempt.TimedOut),
        _ => faults.OfException(e, kind),
    };

    private static bool IsTimeout(Exception e, CancellationToken ct) =>
        e is OperationCanceledException && !ct.IsCancellationRequested;
}
