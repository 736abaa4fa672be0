namespace SyncMonster.Batch.Api.Wire;

/// <summary>The body of a call that costs.</summary>
/// <param name="Content">The body; its length is known.</param>
/// <param name="ClosingLength">How many bytes end a multipart form; null for JSON, which is sent all at once.</param>
internal sealed record BillingBody(HttpContent Content, int? ClosingLength) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Content.Dispose();
}
