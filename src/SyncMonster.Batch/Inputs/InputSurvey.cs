using System.Collections.Concurrent;
using System.Security.Cryptography;
using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Media;

namespace SyncMonster.Batch.Inputs;

/// <summary>
/// Looks into the files a manifest names: what they are, how long, and the digest of their bytes. A digest is
/// remembered by path, size and modification time, so a season is hashed once.
/// </summary>
/// <param name="memory">Where digests are remembered; null: nowhere.</param>
/// <param name="isHashing">Whether contents are hashed; without, a file's path stands for its content.</param>
public sealed class InputSurvey(Checkpoint? memory, bool isHashing = true)
{
    private const int MostUnwritten = 100;
    private const long MostUnwrittenBytes = 1L << 30;

    private const int BufferSize = 1024 * 1024;

    /// <summary>Looks into everything a manifest names.</summary>
    /// <returns>What was found, for the planner to ask.</returns>
    public async Task<Func<MediaReference, MediaFinding>> LookAsync(Manifest manifest, CancellationToken ct)
    {
        var files = manifest.Jobs
            .SelectMany(job => new[] { job.Video, job.Audio })
            .OfType<MediaReference.LocalFile>()
            .DistinctBy(file => file.Path)
            .Select(file => (File: file, Info: new FileInfo(file.Path)))
            .Select(one => (one.File, one.Info, Remembered: Recall(one.Info)))
            .ToList();
        var findings = new ConcurrentDictionary<string, MediaFinding>();
        var unwritten = new List<InputDigest>();
        try
        {
            await Parallel.ForEachAsync(files, ct, async (one, ct) =>
            {
                var finding = findings[one.File.Path] = await LookIntoAsync(one.File, one.Remembered, ct);
                // With the time from before it was read: what is changed while it is read is read again.
                if (memory is null || one.Remembered is not null || finding is not MediaFinding.Known { Media: var media })
                    return;
                if (!one.Info.Exists || one.Info.Length != media.Bytes) return;
                var digest = new InputDigest(one.File.Path, media.Bytes, one.Info.LastWriteTimeUtc, media.Content);
                lock (unwritten)
                {
                    unwritten.Add(digest);
                    if (unwritten.Count >= MostUnwritten || unwritten.Sum(input => input.Bytes) >= MostUnwrittenBytes)
                        Remember();
                }
            });
        }
        finally
        {
            Remember();
        }

        return reference => reference switch
        {
            MediaReference.LocalFile file when findings[file.Path] is MediaFinding.Known known =>
                known with { Media = known.Media with { Reference = file } },
            MediaReference.LocalFile file => findings[file.Path],
            MediaReference.Link link => Unopened(link, $"url:{link.Address.AbsoluteUri}", link.Seconds),
            MediaReference.StoredAsset asset => Unopened(asset, $"asset:{asset.Id}", asset.Seconds),
            _ => throw new InvalidOperationException($"{reference} can't be looked into."),
        };

        // Many at once, for each time is a sync of the disk; in between, what is hashed so far survives an
        // interruption.
        void Remember()
        {
            memory?.Remember(unwritten);
            unwritten.Clear();
        }
    }

    private static MediaFinding.Known Unopened(MediaReference reference, string content, decimal? seconds) =>
        new(new PlannedMedia(reference, content, seconds, 0, null, null, null), MediaRole.Video | MediaRole.Audio);

    private async Task<MediaFinding> LookIntoAsync(
        MediaReference.LocalFile file, string? remembered, CancellationToken ct)
    {
        // Before it is opened: a pipe or a device is empty too, and opening it may never end.
        if (new FileInfo(file.Path) is { Exists: true, Length: 0 })
            return new MediaFinding.Unusable("is empty", "export it again");
        try
        {
            var info = MediaProbe.Probe(file.Path);
            if (!isHashing) return Known(file, info, $"path:{file.Path}", new FileInfo(file.Path).Length);
            await using var stream = new FileStream(
                file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan | FileOptions.Asynchronous);
            var content = remembered
                ?? "sha256:" + Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
            return Known(file, info, content, stream.Length);
        }
        catch (MediaException e)
        {
            return e.Fault == MediaFault.Damaged
                ? new MediaFinding.Unusable($"is damaged: {Lower(e.Message)}", "export it again")
                : new MediaFinding.Unusable(
                    $"can't be used: {Lower(e.Message)}", "use .mp4 or .mov for video and .mp3 or .wav for audio");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new MediaFinding.Unusable(
                $"can't be read: {Lower(e.Message)}", "check the path and its permissions");
        }
    }

    private static MediaFinding.Known Known(MediaReference.LocalFile file, MediaInfo info, string content, long bytes)
    {
        var isVideo = info is { Container: MediaContainer.Mp4 or MediaContainer.Mov, Video: not null };
        var turned = info.Video?.RotationDegrees is 90 or 270;
        return new MediaFinding.Known(
            new PlannedMedia(
                file,
                content,
                info.Seconds,
                bytes,
                turned ? info.Video?.Height : info.Video?.Width,
                turned ? info.Video?.Width : info.Video?.Height,
                info.Video?.FrameCount),
            isVideo ? MediaRole.Video : info.Container is MediaContainer.Mp3 or MediaContainer.Wav ? MediaRole.Audio : MediaRole.None);
    }

    private string? Recall(FileInfo info) =>
        info.Exists ? memory?.ContentOf(info.FullName, info.Length, info.LastWriteTimeUtc) : null;

    // To stand within a sentence of ours.
    private static string Lower(string sentence) =>
        sentence.TrimEnd('.') is [var first, .. var rest] ? char.ToLowerInvariant(first) + rest : "";
}
