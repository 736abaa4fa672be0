namespace SyncMonster.Batch.Core.Manifests;

/// <summary>
/// How a manifest names a video or an audio track: a file, an address, or an asset the account holds.
/// </summary>
public abstract record MediaReference
{
    private MediaReference()
    {
    }

    /// <summary>The text that stands for it in tables and messages.</summary>
    public abstract string Label { get; }

    /// <summary>A file on this machine.</summary>
    /// <param name="Path">The full path.</param>
    /// <param name="Written">The path as the manifest has it.</param>
    public sealed record LocalFile(string Path, string Written) : MediaReference
    {
        /// <inheritdoc/>
        public override string Label => Written;
    }

    /// <summary>An address the service fetches by itself (<c>assets[].url</c>).</summary>
    /// <param name="Address">An absolute https address.</param>
    /// <param name="Seconds">Its length from <c>duration</c>; null where the manifest doesn't say.</param>
    public sealed record Link(Uri Address, decimal? Seconds) : MediaReference
    {
        /// <inheritdoc/>
        public override string Label => Address.GetLeftPart(UriPartial.Path);
    }

    /// <summary>An asset that was uploaded before (<c>assets[].asset_id</c>).</summary>
    /// <param name="Id">The account's asset id.</param>
    /// <param name="Seconds">Its length from <c>duration</c>; null where the manifest doesn't say.</param>
    public sealed record StoredAsset(long Id, decimal? Seconds) : MediaReference
    {
        /// <inheritdoc/>
        public override string Label => $"asset {Id}";
    }
}
