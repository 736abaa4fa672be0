using System.Net;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>The bytes of an upload: opened anew for the attempt, exactly as many as promised, with progress.</summary>
internal sealed class UploadContent(MediaInput.Upload upload) : HttpContent
{
    private const int BufferBytes = 128 * 1024;

    protected override bool TryComputeLength(out long length)
    {
        length = upload.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken)
    {
        await using var source = Open();
        var buffer = new byte[BufferBytes];
        var sent = 0L;
        while (await ReadAsync(source, buffer, cancellationToken) is var count and > 0)
        {
            if (sent + count > upload.Length)
                throw Local(
                    $"the file grew beyond its {upload.Length} bytes while it was sent; run again when it is complete");
            await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            sent += count;
            upload.Progress?.Report(sent);
        }

        if (sent < upload.Length)
            throw Local($"the file ended after {sent} of its {upload.Length} bytes; run again when it is complete");
    }

    private Stream Open()
    {
        try
        {
            return upload.Open();
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw Local($"the file can't be read: {e.Message}");
        }
    }

    private async Task<int> ReadAsync(Stream source, byte[] buffer, CancellationToken ct)
    {
        try
        {
            return await source.ReadAsync(buffer, ct);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw Local($"the file can't be read: {e.Message}");
        }
    }

    private static bool IsUnreadable(Exception e) => e is IOException or UnauthorizedAccessException;

    private ApiException Local(string words) =>
        new($"upload of {upload.FileName}", new Fault(FaultKind.Local, words));
}
