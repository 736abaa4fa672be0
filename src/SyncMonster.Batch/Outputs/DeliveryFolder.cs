using System.Collections.Concurrent;
using System.Security.Cryptography;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Media;

namespace SyncMonster.Batch.Outputs;

/// <summary>
/// Puts finished videos under their names. A video is written to a hidden <c>.part</c> beside its name, checked,
/// flushed and renamed, so that only complete files ever stand under a delivered name.
/// </summary>
/// <remarks>
/// The beginning of a broken transfer is kept open, for the rest of it, while the run lasts. Nothing is continued that
/// an earlier run has left: what was never flushed may not be what was written.
/// </remarks>
internal sealed class DeliveryFolder(IFiles files) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, PartFile> _begun = new();

    /// <summary>The rest of a file whose transfer broke; null where it has to come as a whole.</summary>
    /// <param name="path">The full path it is delivered under.</param>
    public FileRange? RestOf(string path) => _begun.GetValueOrDefault(path)?.Rest;

    /// <summary>Writes a reply's bytes under a name.</summary>
    /// <param name="content">The file, or the rest that was asked for.</param>
    /// <param name="path">The full path it is delivered under.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="ct">Ends the writing; nothing stands under the name then.</param>
    /// <exception cref="MediaException">What came is no complete mp4 file.</exception>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public async Task<DeliveredFile> WriteAsync(
        FileReply.Content content, string path, IProgress<long> progress, CancellationToken ct)
    {
        var part = await BeginAsync(content, path);
        try
        {
            await part.ReceiveAsync(content, progress, ct);
            var digest = part.Finish(content);
            await part.DisposeAsync();
            files.Move(part.Path, path);
            files.FlushFolder(Path.GetDirectoryName(path)!);
            return new DeliveredFile(path, part.Bytes, digest, files.Look(path)!.Value.ModifiedAt);
        }
        catch (ApiException) when (part.Rest is not null)
        {
            _begun[path] = part;
            throw;
        }
        catch
        {
            await DropAsync(part);
            throw;
        }
    }

    /// <summary>Deletes what is begun and not complete.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var path in _begun.Keys)
        {
            if (_begun.TryRemove(path, out var part)) await DropAsync(part);
        }
    }

    /// <summary>
    /// The delivered file as it is now, with its new time and place; null where it is gone or no longer the same.
    /// </summary>
    /// <param name="file">The file as it was delivered.</param>
    /// <param name="path">Where it has to be.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<DeliveredFile?> CheckAsync(DeliveredFile file, string path, CancellationToken ct)
    {
        if (files.Look(path) is not { } now || now.Bytes != file.Bytes) return null;
        if (file.Path == path && file.ModifiedAt == now.ModifiedAt) return file;

        await using var stream = files.OpenRead(path);
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
        return digest == file.Sha256 ? file with { Path = path, ModifiedAt = now.ModifiedAt } : null;
    }

    private async Task<PartFile> BeginAsync(FileReply.Content content, string path)
    {
        _begun.TryRemove(path, out var begun);
        if (begun is not null && content.StartsAt == begun.Bytes) return begun;
        if (begun is not null) await DropAsync(begun);
        if (content.StartsAt > 0)
            throw new MediaException(
                MediaFault.Damaged,
                $"The service sent the file from byte {content.StartsAt} on, whose beginning isn't here.");

        var folder = Path.GetDirectoryName(path)!;
        files.CreateFolder(folder);
        return new PartFile(files, Path.Combine(folder, $".{Path.GetFileName(path)}.part"));
    }

    private async Task DropAsync(PartFile part)
    {
        await part.DisposeAsync();
        files.Delete(part.Path);
    }
}
