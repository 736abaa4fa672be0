namespace SyncMonster.Batch.Api;

/// <summary>
/// What <c>GET /get-file</c> gives: the file as a stream, or word that there is none yet. Dispose it.
/// </summary>
public abstract class FileReply : IAsyncDisposable
{
    private FileReply()
    {
    }

    /// <summary>Ends the reply and its connection.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public abstract ValueTask DisposeAsync();

    /// <summary>There is no file: the job still runs, or has failed (see the state).</summary>
    /// <param name="status">Where the job stands.</param>
    public sealed class NotReady(JobStatus status) : FileReply
    {
        /// <summary>Where the job stands.</summary>
        public JobStatus Status { get; } = status;

        /// <inheritdoc/>
        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>The file's bytes.</summary>
    /// <param name="stream">
    /// The bytes from <paramref name="startsAt"/> on. Reading fails with <see cref="ApiException"/>, classified.
    /// </param>
    /// <param name="length">The length of the whole file in bytes; null if the service does not say.</param>
    /// <param name="eTag">
    /// The strong ETag, quotes included; null if there is none, and then a part of the file is worth nothing.
    /// </param>
    /// <param name="startsAt">
    /// The place of the first byte in the file: 0, or what <see cref="FileRange.From"/> asked for if it was granted.
    /// </param>
    public sealed class Content(Stream stream, long? length, string? eTag, long startsAt) : FileReply
    {
        /// <summary>
        /// The bytes from <see cref="StartsAt"/> on. Reading fails with <see cref="ApiException"/>, classified.
        /// </summary>
        public Stream Stream { get; } = stream;

        /// <summary>The length of the whole file in bytes; null if the service does not say.</summary>
        public long? Length { get; } = length;

        /// <summary>
        /// The strong ETag, quotes included; null if there is none, and then a part of the file is worth nothing.
        /// </summary>
        public string? ETag { get; } = eTag;

        /// <summary>
        /// The place of the first byte in the file: 0, or what <see cref="FileRange.From"/> asked for if it was
        /// granted.
        /// </summary>
        public long StartsAt { get; } = startsAt;

        /// <inheritdoc/>
        public override ValueTask DisposeAsync() => Stream.DisposeAsync();
    }
}
