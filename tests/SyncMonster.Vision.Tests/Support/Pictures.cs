using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Tests.Support;

/// <summary>Single frames of clips.</summary>
internal static class Pictures
{
    /// <summary>One frame of a clip or a picture file.</summary>
    public static async Task<Frame> FrameAsync(string path, FrameFormat format, long index = 0, string? filter = null)
    {
        var request = new FrameRequest(format) { Filter = filter };
        await foreach (var frame in new FrameReader(Clips.Tools).ReadAsync(path, request, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken))
        {
            if (frame.Index == index)
                return frame;
            frame.Dispose();
        }

        throw new ArgumentException($"{Path.GetFileName(path)} has no frame {index}.", nameof(index));
    }
}
