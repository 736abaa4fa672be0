namespace SyncMonster.Sandbox.Api.Wire;

/// <summary>The envelope of an answer.</summary>
internal sealed record Reply<T>(string Status, string? Message, T? Data);

/// <summary>The envelope of list-requests.</summary>
internal sealed record RequestListReply(
    string Status, string Message, IReadOnlyList<ListedRequest> Data, int TotalRequests, bool EndOfRecords);

/// <summary>The <c>data</c> of an error that has a code.</summary>
internal sealed record ErrorData(string ErrorCode, string ErrorName, string Message);
