using SyncMonster.Sandbox.Api;

namespace SyncMonster.Sandbox.Intake;

/// <summary>Reads what may be held in memory, up to a bound.</summary>
internal static class BoundedText
{
    /// <summary>Reads a stream to its end.</summary>
    /// <param name="from">The stream.</param>
    /// <param name="maxBytes">The most it may hold.</param>
    /// <param name="name">What it is, for the message.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="RefusedException">It holds more.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        Stream from, int maxBytes, string name, CancellationToken ct)
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
        {
            if (text.Length + read > maxBytes)
                throw RefusedException.TooLarge($"{name} is larger than the {maxBytes} bytes it may have.");
            await text.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return text.ToArray();
    }
}
