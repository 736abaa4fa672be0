using System.Diagnostics.CodeAnalysis;
using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Work;

/// <summary>A request's work cannot succeed; its status will say why.</summary>
[SuppressMessage("Design", "CA1064", Justification = "It never leaves the assembly.")]
internal sealed class RequestFailedException(ErrorCode error, string message, Exception? inner = null) : Exception(
    message, inner)
{
    public Failure Failure { get; } = new(error.Code, error.Name, message);
}
