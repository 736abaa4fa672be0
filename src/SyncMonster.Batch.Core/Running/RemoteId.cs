namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// How the service's ids of requests compare: it spells a find-face id with <c>ff_</c> in some replies and without it
/// in others.
/// </summary>
public static class RemoteId
{
    private const string FindFacePrefix = "ff_";

    /// <summary>The id without its prefix.</summary>
    /// <param name="id">An id as the service spelt it.</param>
    /// <returns>The part that is the same in every spelling.</returns>
    public static string Bare(string id) =>
        id.StartsWith(FindFacePrefix, StringComparison.OrdinalIgnoreCase) ? id[FindFacePrefix.Length..] : id;

    /// <summary>Whether two spellings name one request.</summary>
    /// <param name="left">An id.</param>
    /// <param name="right">Another id.</param>
    /// <returns>True if they name the same request.</returns>
    public static bool Same(string left, string right) =>
        string.Equals(Bare(left), Bare(right), StringComparison.Ordinal);
}
