using Microsoft.Extensions.FileSystemGlobbing;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Fields;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>Finds the videos that a path with <c>*</c> or <c>**</c> stands for.</summary>
/// <param name="folders">Where relative paths start.</param>
/// <param name="outputFolder">The folder that is left out.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class VideoGlob(MediaFolders folders, string outputFolder, ProblemList problems)
{
    /// <summary>Whether a value is a path with a wildcard.</summary>
    public static bool IsGlob(PlacedValue value) =>
        value is PlacedScalar { Text: var text } && text.Contains('*') && !text.Contains(
            "://", StringComparison.Ordinal);

    /// <summary>The videos, by path; none is a problem.</summary>
    public IReadOnlyList<MediaReference.LocalFile> Find(PlacedScalar written)
    {
        var parts = written.Text.Split('/');
        var literal = parts.TakeWhile(part => !part.Contains('*')).Count();
        var prefix = string.Concat(parts[..literal].Select(part => part + "/"));
        var start = Path.TrimEndingDirectorySeparator(Path.GetFullPath(prefix, folders.Of(written)));
        try
        {
            var matcher = new Matcher(StringComparison.Ordinal).AddInclude(string.Join('/', parts[literal..]));
            var found = matcher.Execute(new VisibleFolder(new DirectoryInfo(start), outputFolder)).Files
                .Where(match => MediaKind.Video.Fits(match.Path))
                .OrderBy(match => match.Path, StringComparer.Ordinal)
                .Select(
                    match => new MediaReference.LocalFile(Path.GetFullPath(match.Path, start), prefix + match.Path));
            MediaReference.LocalFile[] videos = [.. found];
            if (videos.Length > 0) return videos;
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            problems.Error(
                written.Place, $"video {written.Description} can't be followed: {e.Message.TrimEnd('.')}",
                "use a pattern such as media/*.mp4 or media/**/*.mp4");
            return [];
        }
        problems.Error(
            written.Place, $"video {written.Description} matches no {Shown.Either(MediaKind.Video.Endings)} file",
            $"check the path; it was looked for below {Shown.Quoted(start)}");
        return [];
    }
}
