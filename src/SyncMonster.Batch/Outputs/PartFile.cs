using System.Security.Cryptography;
using SyncMonster.Batch.Api;
using SyncMonster.Media;

namespace SyncMonster.Batch.Outputs;

/// <summary>
/// A file while it comes: written and hashed byte by byte, and open until it is complete or given up.
/// </summary>
internal sealed class PartFile(IFiles files, string path) : IAsyncDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly Stream _file = files.Create(path);
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string? _eTag;

    /// <summary>The full path of the part.</summary>
    public string Path { get; } = path;

    /// <summary>How much has come.</summary>
    public long Bytes { get; private set; }

    /// <summary>
    /// What is missing, if the service can be asked for just that: only a strong ETag promises the same bytes (RFC
    /// 9110, 8.8.1).
    /// </summary>
    public FileRange? Rest => Bytes > 0 && _eTag is { } eTag ? new FileRange(Bytes, eTag) : null;

    /// <summary>Takes what a reply brings. What came before a break stays.</summary>
    public async Task ReceiveAsync(FileReply.Content content, IProgress<long> progress, CancellationToken ct)
    {
        _eTag = content.ETag ?? (content.StartsAt > 0 ? _eTag : null);
        var buffer = new byte[BufferSize];
        for (int read; (read = await content.Stream.ReadAsync(buffer, ct)) > 0;)
        {
            await _file.WriteAsync(buffer.AsMemory(0, read), ct);
            _digest.AppendData(buffer, 0, read);
            progress.Report(Bytes += read);
        }
    }

    /// <summary>Checks that it is complete, puts it on disk, and gives its digest in lower-case hex.</summary>
    /// <exception cref="MediaException">It is no complete mp4 file.</exception>
    public string Finish(FileReply.Content content)
    {
        if (content.Length is { } promised && Bytes != promised)
            throw new MediaException(MediaFault.Damaged, $"The service promised {promised} bytes and sent {Bytes}.");
        Mp4Structure.Check(_file);
        files.Flush(_file);
        return Convert.ToHexStringLower(_digest.GetHashAndReset());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _digest.Dispose();
        await _file.DisposeAsync();
    }
}
