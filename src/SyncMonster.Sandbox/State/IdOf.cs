namespace SyncMonster.Sandbox.State;

/// <summary>
/// How ids are written. The reference lists a request as <c>740006cb…</c> whose find-face id is <c>ff_740006cb…</c>:
/// one number under two names.
/// </summary>
internal static class IdOf
{
    private const string FindFacePrefix = "ff_";

    public static string NewRequest() => Guid.NewGuid().ToString("N");

    public static string FindFace(string requestId) => FindFacePrefix + requestId;

    /// <summary>The request id behind a find-face id; null if it is not written as one.</summary>
    public static string? RequestOf(string findFaceId) =>
        findFaceId.StartsWith(FindFacePrefix, StringComparison.Ordinal) ? findFaceId[FindFacePrefix.Length..] : null;
}
