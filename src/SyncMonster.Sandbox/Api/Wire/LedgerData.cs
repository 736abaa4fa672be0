using System.Text.Json.Serialization;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Api.Wire;

/// <summary>The answer of <c>/sandbox/ledger</c>: what was really billed.</summary>
/// <param name="Balance">Credits left, over all accounts; null is without limit.</param>
/// <param name="Charged">Credits charged and not given back.</param>
/// <param name="Accounts">Each account, named by a digest of its key.</param>
/// <param name="Entries">Every charge and refund, oldest first.</param>
internal sealed record LedgerReply(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Balance,
    decimal Charged,
    IReadOnlyList<LedgerAccount> Accounts,
    IReadOnlyList<LedgerLine> Entries);

internal sealed record LedgerAccount(
    string Account,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Credits,
    decimal Charged,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Balance);

/// <summary>
/// A charge (<c>kind</c>, with credits above zero) or a refund (below zero). <c>find_face_id</c> is what a generate
/// request stands on, and a find-face request's own id; times are UTC.
/// </summary>
internal sealed record LedgerLine(
    string Kind,
    decimal Credits,
    string RequestId,
    string Type,
    string Account,
    string FindFaceId,
    decimal Seconds,
    long VideoAssetId,
    string VideoSha256,
    long? AudioAssetId,
    string? AudioSha256,
    DetectionSettings? Detection,
    GenerationSettings? Generation,
    string At);
