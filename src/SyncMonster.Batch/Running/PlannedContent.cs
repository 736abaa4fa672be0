using System.Security.Cryptography;
using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Running;

/// <summary>
/// A file on its way up, held to what was planned: another content is another job, and would be remembered under the
/// wrong name. The end of the file is told only when its digest agrees, so a changed file never gets as far as its
/// gate.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="content">The content it was planned with, <c>sha256:</c> and a digest.</param>
internal sealed class PlannedContent(MediaReference.LocalFile file, string content) : Stream
{
    private readonly FileStream _source = new(file.Path, new FileStreamOptions
    {
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        BufferSize = 0,
    });

    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _checked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _source.Length;

    public override long Position
    {
        get => _source.Position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _source.ReadAsync(buffer, cancellationToken);
        Take(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _source.Read(buffer, offset, count);
        Take(buffer.AsSpan(offset, read));
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
            _digest.Dispose();
        }

        base.Dispose(disposing);
    }

    // With the last byte, not after it: whoever knows the length may never ask for more.
    private void Take(ReadOnlySpan<byte> bytes)
    {
        _digest.AppendData(bytes);
        if (_checked || _source.Position < _source.Length) return;
        _checked = true;
        if ("sha256:" + Convert.ToHexStringLower(_digest.GetCurrentHash()) != content)
            throw new IOException($"{file.Written} has changed since the run was planned; run again");
    }
}
