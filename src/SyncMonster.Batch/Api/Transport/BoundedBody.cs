namespace SyncMonster.Batch.Api.Transport;

/// <summary>Reads bodies into memory, but not more of them than is sound.</summary>
internal static class BoundedBody
{
    private const int BufferBytes = 16 * 1024;

    /// <summary>The bytes up to the end of the stream; null if there are more than <paramref name="most"/>.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var buffer = new byte[BufferBytes];
        while (await stream.ReadAsync(buffer, ct) is var count and > 0)
        {
            if (body.Length + count > most)
                return null;
            await body.WriteAsync(buffer.AsMemory(0, count), ct);
        }

        return body.ToArray();
    }
}
