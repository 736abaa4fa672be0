using SyncMonster.Media;
using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.State;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Sandbox.Intake;

/// <summary>The reference's section "Supported File Formats", held against names and against content.</summary>
internal static class MediaFormat
{
    private const string Allowed = "Allowed: .mp4, .mov, .wav, .mp3";

    public static string NameOf(MediaType type) => type == MediaType.Video ? "video" : "audio";

    public static string ExtensionOf(MediaContainer container) => $".{container.ToString().ToLowerInvariant()}";

    /// <summary>The extension of an uploaded file's name.</summary>
    /// <exception cref="RefusedException">The kind of media has no such files.</exception>
    public static string ExtensionOf(string fileName, MediaType type)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        return (type, extension) is (MediaType.Video, ".mp4" or ".mov") or (MediaType.Audio, ".mp3" or ".wav")
            ? extension
            : throw RefusedException.Coded(
                ErrorCode.InvalidFormat, $"Invalid {NameOf(type)} format '{extension}'. {Allowed}");
    }

    /// <summary>Finds out what a file holds.</summary>
    /// <exception cref="RefusedException">It is damaged, or is not of that kind of media.</exception>
    public static MediaInfo Probe(ReceivedFile file, MediaType type)
    {
        MediaInfo media;
        try
        {
            media = MediaProbe.Probe(file.Path);
        }
        catch (MediaException e) when (e.Fault == MediaFault.UnknownFormat)
        {
            throw Invalid(file, type, e.Message);
        }
        catch (MediaException e)
        {
            throw RefusedException.Coded(
                ErrorCode.DataCorrupted, $"The {NameOf(type)} '{file.Name}' is damaged: {e.Message}");
        }

        var isVideo = media.Container is MediaContainer.Mp4 or MediaContainer.Mov;
        if (isVideo != (type == MediaType.Video))
            throw Invalid(file, type, $"its content is {media.Container}");
        if (media.Seconds <= 0)
            throw RefusedException.Coded(
                ErrorCode.DataCorrupted, $"The {NameOf(type)} '{file.Name}' is damaged: it has no length");
        if (isVideo && media.Video is null)
            throw Invalid(file, type, "it has no video track");
        if (media.Video is { } picture && Math.Max(picture.Width, picture.Height) > FrameFormat.LongestSide)
            throw RefusedException.Coded(ErrorCode.DataCorrupted, $"The video '{file.Name}' is damaged: it declares pictures of "
                + $"{picture.Width}×{picture.Height} pixels, and none is larger than {FrameFormat.LongestSide} on a side");
        if (!isVideo && media.Audio is null)
            throw Invalid(file, type, "it has no audio track");
        return media;
    }

    private static RefusedException Invalid(ReceivedFile file, MediaType type, string why) =>
        RefusedException.Coded(
            ErrorCode.InvalidFormat, $"Invalid {NameOf(type)} format of '{file.Name}': {why.TrimEnd('.')}. {Allowed}");
}
