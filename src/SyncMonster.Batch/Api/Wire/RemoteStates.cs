using System.Globalization;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>Reads a job's state out of <c>status</c> and <c>status_code</c>, words or numbers, in any case.</summary>
internal static class RemoteStates
{
    /// <summary>
    /// Both read together: failed if either says so, else the one that is known, else, where both are known, the one
    /// that is further from the end. What is not known is not done.
    /// </summary>
    public static RemoteState Read(string? status, string? statusCode) => (Read(status), Read(statusCode)) switch
    {
        (RemoteState.Failed, _) or (_, RemoteState.Failed) => RemoteState.Failed,
        (RemoteState.Unknown, var known) => known,
        (var known, RemoteState.Unknown) => known,
        var (left, right) => left < right ? left : right,
    };

    private static RemoteState Read(string? word) => word?.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_') switch
    {
        "success" or "succeeded" or "completed" => RemoteState.Succeeded,
        "pending" or "created" or "queued" => RemoteState.Pending,
        "in_progress" or "processing" => RemoteState.InProgress,
        "failed" or "failure" or "error" or "invalid_request" or "internal_error" => RemoteState.Failed,
        { } number when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var code) =>
            Read(code),
        _ => RemoteState.Unknown,
    };

    private static RemoteState Read(int code) => code switch
    {
        102 => RemoteState.InProgress,
        200 => RemoteState.Succeeded,
        201 or 202 => RemoteState.Pending,
        >= 400 and < 600 => RemoteState.Failed,
        _ => RemoteState.Unknown,
    };
}
