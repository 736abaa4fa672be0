using System.Security.Cryptography;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Media;

namespace SyncMonster.Batch.Outputs;

/// <summary>
/// Puts finished videos under their names. A video is written to a hidden <c>.part</c> beside its name, checked, flushed and
/// renamed, so that only complete files ever stand under a delivered name.
/// </summary>
internal sealed class DeliveryFolder(IFiles files)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Writes a reply's bytes under a name.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="path">The full path it is delivered under.</param>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <param name="ct">Ends the writing; nothing stands under the name then.</param>
    /// <exception cref="MediaException">What came is no complete mp4 file.</exception>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public async Task<DeliveredFile> WriteAsync(
        FileReply.Content content, string path, IProgress<long> progress, CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(path)!;
        files.CreateFolder(folder);
        var part = Path.Combine(folder, $".{Path.GetFileName(path)}.part");
        await using var file = files.Create(part);
        try
        {
            var (bytes, digest) = await ReceiveAsync(content, file, progress, ct);
            files.Move(part, path);
            files.FlushFolder(folder);
            return new DeliveredFile(path, bytes, digest, files.Look(path)!.Value.ModifiedAt);
        }
        catch
        {
            files.Delete(part);
            throw;
        }
    }

    /// <summary>The delivered file as it is now, with its new time and place; null where it is gone or no longer the same.</summary>
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

    private async Task<(long Bytes, string Sha256)> ReceiveAsync(
        FileReply.Content content, Stream file, IProgress<long> progress, CancellationToken ct)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        var bytes = 0L;
        for (int read; (read = await content.Stream.ReadAsync(buffer, ct)) > 0;)
        {
            digest.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
            progress.Report(bytes += read);
        }

        if (content.Length is { } promised && bytes != promised)
            throw new MediaException(MediaFault.Damaged, $"The service promised {promised} bytes and sent {bytes}.");
        Mp4Structure.Check(file);
        files.Flush(file);
        return (bytes, Convert.ToHexStringLower(digest.GetHashAndReset()));
    }
}
