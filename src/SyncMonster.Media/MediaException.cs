namespace SyncMonster.Media;

/// <summary>A file's content can't be used. The message says why in plain words and names no path.</summary>
/// <param name="fault">What kind of fault it is.</param>
/// <param name="message">What is wrong with the content.</param>
public sealed class MediaException(MediaFault fault, string message) : Exception(message)
{
    /// <summary>What kind of fault it is.</summary>
    public MediaFault Fault { get; } = fault;

    internal static MediaException Damaged(string message) => new(MediaFault.Damaged, message);

    internal static MediaException Unknown(string message) => new(MediaFault.UnknownFormat, message);
}
