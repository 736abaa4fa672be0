namespace SyncMonster.Sandbox.Api.Wire;

/// <summary><c>data</c> of POST generate.</summary>
internal sealed record GenerateCreated(string RequestId, IReadOnlyList<UsedAsset> Assets, GenerateRates CreditDetails);

internal sealed record UsedAsset(string Type, long AssetId);

internal sealed record GenerateRates(decimal LipsyncRatePerSec, decimal DramaRatePerSec);

/// <summary>
/// <c>data</c> of GET get-status; the error fields only where it failed, the message also where sound of another length
/// was fitted.
/// </summary>
internal sealed record GenerateStatus(
    string RequestId, string Status, StatusCode StatusCode, AssetIds Assets, string? ErrorCode, string? ErrorName, string? Message);

internal sealed record AssetIds(long Video, long? Audio);

/// <summary><c>data</c> of GET get-file while there is no file yet.</summary>
internal sealed record FileNotReady(string RequestId, string Status, StatusCode StatusCode, string Message);
