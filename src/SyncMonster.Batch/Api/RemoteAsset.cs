namespace SyncMonster.Batch.Api;

/// <summary>An uploaded file the account has.</summary>
/// <param name="Id">The asset id.</param>
/// <param name="MediaType">
/// What it is, as the service spells it: <c>video</c> or <c>audio</c>; null if not said.
/// </param>
public sealed record RemoteAsset(long Id, string? MediaType);
