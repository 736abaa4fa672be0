using SyncMonster.Batch.Api;

namespace SyncMonster.Batch.Tests.Api;

/// <summary>Inputs for uploads.</summary>
internal static class Uploads
{
    /// <summary>So many bytes that tell their place, under a name.</summary>
    public static MediaInput.Upload Of(string fileName, int length, IProgress<long>? progress = null) =>
        new(fileName, length, () => new MemoryStream(Bytes(length)), progress);

    public static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = (byte)('a' + (i % 23));
        return bytes;
    }
}
