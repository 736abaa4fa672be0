using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary>
/// <c>video:</c> and <c>audio:</c> — a path, an https address, or <c>{ asset: 123 }</c>; templates and globs are done
/// before.
/// </summary>
/// <param name="folders">Where relative paths start, and what is there.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class MediaField(MediaFolders folders, ProblemList problems)
{
    private const decimal LongestSeconds = 1_000_000;

    private readonly Dictionary<(MediaKind, string, string), MediaReference.LocalFile> _fit = [];
    private readonly Dictionary<string, MediaReference.Link> _links = [];

    /// <summary>Whether a mapping names a medium rather than holding settings.</summary>
    public static bool IsMedia(PlacedMapping mapping) =>
        mapping.Fields.Any(field => ManifestKeys.Media.Contains(field.Key.Text));

    /// <summary>
    /// What the value names; null where it can't be read. What is missing or unfit is told and named all the same, so
    /// that whatever else is wrong with the job is found too.
    /// </summary>
    public MediaReference? Read(MediaKind kind, PlacedValue value)
    {
        if (value is PlacedMapping mapping) return Mapping(kind, mapping);
        var written = Scalars.Text(kind.Name, value, "a path, an https address, or { asset: 123 }", problems);
        if (written is null) return null;
        return written.Text.Contains("://", StringComparison.Ordinal) ? Link(kind, written) : File(kind, written);
    }

    private MediaReference.Link? Link(MediaKind kind, PlacedScalar written)
    {
        // Audio has one dub, and remembering it would be for nothing.
        if (kind != MediaKind.Video) return Link(kind, written, null);
        if (_links.TryGetValue(written.Text, out var known)) return known;
        var toldBefore = problems.Told;
        var link = Link(kind, written, null);
        if (link is not null && problems.Told == toldBefore) _links.Add(written.Text, link);
        return link;
    }

    private MediaReference.LocalFile File(MediaKind kind, PlacedScalar written)
    {
        // A video has several dubs; what was found fit isn't looked at again.
        if (_fit.TryGetValue((kind, written.Place.File, written.Text), out var known)) return known;
        var path = folders.FullPath(written);
        if (!kind.Fits(path))
            problems.Error(
                written.Place, $"{kind.Name} {written.Description} is no {Shown.Either(kind.Endings)} file",
                $"convert it to {Shown.Either(kind.Endings)}");
        else if (!folders.FileExists(path))
            problems.Error(
                written.Place, $"{kind.Name} {written.Description} does not exist",
                MissingFile.Remedy(written.Text, path));
        else return _fit[(kind, written.Place.File, written.Text)] = new MediaReference.LocalFile(path, written.Text);
        return new MediaReference.LocalFile(path, written.Text);
    }

    private MediaReference? Mapping(MediaKind kind, PlacedMapping mapping)
    {
        var fields = new FieldReader(mapping, ManifestKeys.Media, problems);
        var seconds = fields.Number("duration", 0.001m, LongestSeconds, "a number of seconds");
        if (fields["asset"] is not null == fields["url"] is not null)
        {
            problems.Error(
                mapping.Place, $"{kind.Name} has to name one thing, an asset or a url",
                "write { asset: 123 } or { url: https://… }");
            return null;
        }
        if (fields["url"] is not null)
            return fields.Text("url", "an https address") is { } url ? Link(kind, url, seconds) : null;
        return Scalars.Whole("asset", fields["asset"]!, 1, long.MaxValue, problems) is { } id
            ? new MediaReference.StoredAsset(id, seconds)
            : null;
    }

    private MediaReference.Link? Link(MediaKind kind, PlacedScalar written, decimal? seconds)
    {
        var isAddress = Uri.TryCreate(written.Text, UriKind.Absolute, out var address);
        if (!isAddress || address!.Scheme != Uri.UriSchemeHttps || address.Host.Length == 0)
            problems.Error(
                written.Place, $"{kind.Name} {written.Description} is no https address",
                "use an https address that the service can reach, or a path");
        else if (address.UserInfo.Length > 0)
            problems.Error(
                written.Place, $"{kind.Name} {written.Description} has a user name or password in it",
                "use a signed address, or a path");
        return isAddress ? new MediaReference.Link(address!, seconds) : null;
    }
}
