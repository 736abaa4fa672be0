using System.Buffers;
using System.Security.Cryptography;
using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Intake;

/// <summary>
/// The files of one call: written to disk as they come and hashed on the way. Disposing of it deletes those that no
/// asset came to stand on, so a refused or broken call leaves nothing.
/// </summary>
/// <param name="folder">Where they go.</param>
/// <param name="maxBytes">The largest file taken; null for no limit.</param>
internal sealed class ReceivedFiles(SandboxFolder folder, long? maxBytes) : IDisposable
{
    private readonly List<ReceivedFile> _files = [];

    /// <summary>Receives one file to its end.</summary>
    /// <param name="from">Its content.</param>
    /// <param name="name">What its sender calls it.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="RefusedException">It is too large.</exception>
    public async Task<ReceivedFile> ReceiveAsync(Stream from, string name, CancellationToken ct)
    {
        var path = folder.NewIncoming(".part");
        try
        {
            var (bytes, sha256) = await WriteAsync(from, path, name, ct);
            var file = new ReceivedFile(path, name, bytes, sha256);
            _files.Add(file);
            return file;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var file in _files.Where(f => !f.IsKept))
            File.Delete(file.Path);
    }

    // The fault of this machine, never to be taken for one of the body that is being read.
    private static async Task StoreAsync(FileStream file, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        try
        {
            await file.WriteAsync(bytes, ct);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException($"The upload could not be stored: {e.Message}", e);
        }
    }

    private async Task<(long Bytes, string Sha256)> WriteAsync(
        Stream from, string path, string name, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(
            path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            long bytes = 0;
            for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
            {
                bytes += read;
                if (bytes > maxBytes)
                    throw RefusedException.TooLarge($"'{name}' is larger than the {maxBytes} bytes that are accepted.");
                hash.AppendData(buffer, 0, read);
                await StoreAsync(file, buffer.AsMemory(0, read), ct);
            }

            return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
