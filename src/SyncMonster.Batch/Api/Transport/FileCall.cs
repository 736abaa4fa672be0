using System.Net;
using System.Net.Http.Headers;
using SyncMonster.Batch.Api.Wire;

namespace SyncMonster.Batch.Api.Transport;

/// <summary>
/// The call that brings a file: patient until its first byte, then a stream that notices stalls and breaks.
/// </summary>
internal sealed class FileCall(
    ReadCalls calls,
    Persistence persistence,
    SyncMonsterApiOptions options,
    TimeProvider time,
    Faults faults,
    ReplyReader reader,
    Replies replies)
{
    private const string Video = "video/mp4";

    /// <summary>Asks for the file of a request.</summary>
    public Task<FileReply> GetAsync(string requestId, FileRange? range, CancellationToken ct)
    {
        var pathAndQuery = $"get-file?request_id={Uri.EscapeDataString(requestId)}";
        return persistence.RunAsync(
            ReadCalls.CallOf(pathAndQuery), token => AttemptAsync(pathAndQuery, requestId, range, token), ct);
    }

    private async Task<FileReply> AttemptAsync(
        string pathAndQuery, string requestId, FileRange? range, CancellationToken ct)
    {
        var response = await calls.SendAsync(pathAndQuery, range, ct);
        try
        {
            if (range is not null && !IsGranted(response, range))
            {
                response.Dispose();
                response = await calls.SendAsync(pathAndQuery, range: null, ct);
            }

            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent
                && response.Content.Headers.ContentType?.MediaType == Video)
            {
                var content = await ContentAsync(pathAndQuery, response, ct);
                response = null;
                return content;
            }

            var reply = await reader.ReadAsync(response, ct);
            return replies.Status(reply, requestId) is { } status
                ? new FileReply.NotReady(status)
                : throw new ApiException(ReadCalls.CallOf(pathAndQuery), Faults.OfReply(reply));
        }
        finally
        {
            response?.Dispose();
        }
    }

    private async Task<FileReply.Content> ContentAsync(
        string pathAndQuery, HttpResponseMessage response, CancellationToken ct)
    {
        var headers = response.Content.Headers;
        var stream = new DownloadStream(
            ReadCalls.CallOf(pathAndQuery),
            await response.Content.ReadAsStreamAsync(ct),
            response,
            options.StallTimeout,
            time,
            faults);
        return response.StatusCode == HttpStatusCode.PartialContent
            ? new FileReply.Content(
                stream, headers.ContentRange?.Length, Strong(response), headers.ContentRange?.From ?? 0)
            : new FileReply.Content(stream, headers.ContentLength, Strong(response), startsAt: 0);
    }

    // The whole file (200) serves as well as the rest of it; a part is worth something only if it is the one we asked
    // for.
    private static bool IsGranted(HttpResponseMessage response, FileRange range) => response.StatusCode switch
    {
        HttpStatusCode.PartialContent =>
            response.Content.Headers.ContentRange is { Unit: "bytes", From: { } from }
            && from == range.From
            && (response.Headers.ETag is null || Strong(response) == range.ETag),
        HttpStatusCode.RequestedRangeNotSatisfiable => false,
        _ => true,
    };

    private static string? Strong(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag && tag != EntityTagHeaderValue.Any ? tag.Tag : null;
}
