namespace SyncMonster.Batch.Api;

/// <summary>Where the service gets a video or an audio track from.</summary>
public abstract record MediaInput
{
    private MediaInput()
    {
    }

    /// <summary>An asset the account already has; nothing is uploaded.</summary>
    /// <param name="Id">The asset id.</param>
    public sealed record Asset(long Id) : MediaInput;

    /// <summary>An address the service fetches by itself.</summary>
    /// <param name="Address">The absolute URL.</param>
    public sealed record Url(Uri Address) : MediaInput;

    /// <summary>Bytes that are sent with the request (multipart).</summary>
    /// <param name="FileName">
    /// The name to send; only its extension means something to the service (.mp4, .mov, .mp3, .wav).
    /// </param>
    /// <param name="Length">
    /// The exact length in bytes; a source that turns out shorter or longer fails the call before anything is accepted.
    /// </param>
    /// <param name="Open">
    /// Opens the bytes from their start; called once an attempt, and what it returns is disposed.
    /// </param>
    /// <param name="Progress">
    /// Told the bytes handed to the network so far, from the sending thread; must not block.
    /// </param>
    public sealed record Upload(string FileName, long Length, Func<Stream> Open, IProgress<long>? Progress = null) : MediaInput
    {
        /// <summary>An upload of a file.</summary>
        /// <param name="path">The file. It must exist, and keep its length until it is sent.</param>
        /// <param name="progress">Told the bytes handed to the network so far.</param>
        /// <returns>The upload.</returns>
        /// <exception cref="IOException">The file can't be looked at.</exception>
        public static Upload FromFile(string path, IProgress<long>? progress = null) =>
            new(Path.GetFileName(path), new FileInfo(path).Length, () => OpenFile(path), progress);

        private static FileStream OpenFile(string path) => new(path, new FileStreamOptions
        {
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            BufferSize = 0,
        });
    }
}
