using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api;

/// <summary>
/// A call that failed, with its meaning in <see cref="Fault"/>. The only exception of the client beside cancellation by
/// the caller.
/// </summary>
/// <param name="call">The call, such as <c>POST /find-face</c>.</param>
/// <param name="fault">What the failure means.</param>
/// <remarks>
/// It has no inner exception: .NET's quote what came over the wire, uncleaned, and that could be the key.
/// </remarks>
public sealed class ApiException(string call, Fault fault) : Exception(Describe(call, fault))
{
    /// <summary>What the failure means.</summary>
    public Fault Fault { get; } = fault;

    private static string Describe(string call, Fault fault) =>
        $"{call}: {fault.Message}" + (fault.HttpStatus, fault.ErrorCode) switch
        {
            ({ } status, { } code) => $" (HTTP {status}, {code})",
            ({ } status, null) => $" (HTTP {status})",
            (null, { } code) => $" ({code})",
            _ => "",
        };
}
