using System.Net;
using SyncMonster.Batch.Api.Wire;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api.Transport;

/// <summary>Decides, once, what a failure means. Nothing above looks at HTTP.</summary>
internal sealed class Faults(ServiceText texts, ReplyReader reader)
{
    /// <summary>A reply to a read, or to a call that costs before its closing bytes left.</summary>
    public static Fault OfReply(Reply reply) => Describe(reply, Kind(reply));

    /// <summary>
    /// A reply to a call that costs, after its closing bytes left: only an error of the API's own with 4xx proves that
    /// nothing was accepted. An internal error proves nothing, whatever its status: it may have come after the billing.
    /// </summary>
    public static Fault OfBillingReply(Reply reply) => Describe(
        reply,
        reply.Envelope is { IsOwnError: true, Status: not "internal_error", ErrorCode: not ErrorCodes.InternalServerError }
        && (int)reply.Status is >= 400 and < 500
            ? Kind(reply)
            : FaultKind.InDoubt);

    /// <summary>What the server sent before a call that costs was complete; empty if it hung up.</summary>
    public Fault OfEarlyAnswer(ReadOnlyMemory<byte> answer)
    {
        if (answer.IsEmpty)
            return new Fault(FaultKind.NotSent, "the connection was closed before the request was complete");
        if (EarlyAnswer.Read(answer, reader) is not { } reply)
            return new Fault(FaultKind.NotSent, "something other than HTTP came back before the request was complete");

        // Nobody can say what a success means that was granted for half a request.
        var fault = Describe(reply, reply.IsSuccess ? FaultKind.InDoubt : Kind(reply));
        return fault.Kind == FaultKind.Transient ? fault with { Kind = FaultKind.NotSent } : fault;
    }

    /// <summary>A reply of a host that is not the API's.</summary>
    public static Fault OfStranger(Reply reply) => Describe(reply, (int)reply.Status switch
    {
        401 or 403 or 404 or 410 => FaultKind.NotFound,
        >= 300 and < 400 => FaultKind.Local,
        408 or 425 or 429 or >= 500 => FaultKind.Transient,
        _ => FaultKind.Input,
    });

    /// <summary>A connection that could not be made or broke.</summary>
    public Fault OfException(Exception e, FaultKind kind) => new(kind, Words(e));

    /// <summary>A failure in our own words.</summary>
    public Fault Of(FaultKind kind, string words) => new(kind, texts.Clean(words) ?? kind.ToString());

    private string Words(Exception e) => texts.Clean(e.GetBaseException().Message) ?? e.GetType().Name;

    private static FaultKind Kind(Reply reply) => (int)reply.Status switch
    {
        408 or 425 or 429 => FaultKind.Transient,
        _ => OfCode(reply.Envelope?.ErrorCode) ?? OfStatus(reply),
    };

    private static FaultKind? OfCode(string? code) => code switch
    {
        ErrorCodes.InternalServerError => FaultKind.Transient,
        ErrorCodes.InsufficientCredits => FaultKind.InsufficientCredits,
        ErrorCodes.NoFaceFound or ErrorCodes.DataCorrupted or ErrorCodes.InvalidFormat or ErrorCodes.LimitExceeds =>
            FaultKind.Input,
        _ => null,
    };

    private static FaultKind OfStatus(Reply reply) => (int)reply.Status switch
    {
        < 300 => OfWord(reply.Envelope),
        < 400 => FaultKind.Local,
        401 or 403 => FaultKind.Unauthorized,
        402 => FaultKind.InsufficientCredits,

        // A 404 in words that are not the API's is a wrong address or a proxy's mood; it says nothing about a request.
        // No more does any other 4xx, but for a body that is too large for whatever stands in the way.
        404 or 410 => reply.Envelope?.IsOwnError == true ? FaultKind.NotFound : FaultKind.Transient,
        413 => FaultKind.Input,
        < 500 when reply.Envelope is not { IsOwnError: true } => FaultKind.Transient,
        < 500 => reply.Envelope.SaysNotFound ? FaultKind.NotFound : FaultKind.Input,
        _ => FaultKind.Transient,
    };

    private static FaultKind OfWord(Envelope? envelope) => envelope switch
    {
        { Status: "unauthorized" or "forbidden" } => FaultKind.Unauthorized,
        { Status: "not_found" } => FaultKind.NotFound,
        { Status: "failed" or "invalid_request" } => envelope.SaysNotFound ? FaultKind.NotFound : FaultKind.Input,
        _ => FaultKind.Transient,
    };

    private static Fault Describe(Reply reply, FaultKind kind) => new(
        kind,
        Words(reply),
        (int)reply.Status,
        reply.Envelope?.ErrorCode,
        reply.RetryAfter,
        reply.Status == HttpStatusCode.TooManyRequests);

    private static string Words(Reply reply)
    {
        if ((int)reply.Status is >= 300 and < 400)
        {
            var place = reply.Location is { IsAbsoluteUri: true } location
                ? Endpoint.Printable(location)
                : "another address";
            return $"redirected to {place}, which is not followed; if that is the service, make it the base URL";
        }

        if (reply.Envelope is { IsOwnError: true } or { ErrorCode: not null } && reply.Envelope.Message() is { } words)
            return words;
        var body = reply.Envelope?.Message() ?? reply.MediaType ?? "no content type";
        return reply.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone
            ? $"the reply is not the API's ({body}); check the base URL"
            : $"the reply is not what the API promises ({body})";
    }
}
