using SyncMonster.Batch.Api;
using SyncMonster.Batch.Outputs;

namespace SyncMonster.Batch.Simulation.Mutants;

/// <summary>Mistakes in putting a finished video under its name.</summary>
internal static class FileMistakes
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("folder-not-flushed") { Files = files => new FolderNotFlushed(files) },
        new("file-not-flushed") { Files = files => new FileNotFlushed(files) },
        new("renamed-before-flushed") { Files = files => new FlushedAfterRename(files) },
        new("recorded-before-renamed") { Files = files => new RenamedLater(files) },
        new("written-under-its-name") { Files = files => new WrittenInPlace(files) },
        new("download-not-checked") { Files = files => new Unchecked(files), Api = api => new NothingPromised(api) },
    ];

    private sealed class FolderNotFlushed(IFiles inner) : FilesAround(inner)
    {
        public override void FlushFolder(string path)
        {
        }
    }

    private sealed class FileNotFlushed(IFiles inner) : FilesAround(inner)
    {
        public override void Flush(Stream file)
        {
        }
    }

    private sealed class FlushedAfterRename(IFiles inner) : FilesAround(inner)
    {
        private readonly List<Stream> _written = [];

        public override void Flush(Stream file) => _written.Add(file);

        public override void FlushFolder(string path)
        {
            base.FlushFolder(path);
            foreach (var file in _written) base.Flush(file);
            _written.Clear();
        }
    }

    // A rename comes when the next file is begun, and so for the last of a run never.
    private sealed class RenamedLater(IFiles inner) : FilesAround(inner)
    {
        private (string From, string To)? _owed;

        public override Stream Create(string path)
        {
            if (_owed is { } owed) base.Move(owed.From, owed.To);
            _owed = null;
            return base.Create(path);
        }

        public override void Move(string from, string to)
        {
            if (_owed is { } owed) base.Move(owed.From, owed.To);
            _owed = (from, to);
        }

        public override (long Bytes, DateTimeOffset ModifiedAt)? Look(string path) =>
            _owed is { } owed && owed.To == path ? base.Look(owed.From) : base.Look(path);
    }

    private sealed class WrittenInPlace(IFiles inner) : FilesAround(inner)
    {
        public override Stream Create(string path) => base.Create(Final(path));

        public override void Move(string from, string to)
        {
        }

        private static string Final(string part) => Path.Combine(
            Path.GetDirectoryName(part)!, Path.GetFileName(part)[1..].Replace(".part", "", StringComparison.Ordinal));
    }

    private sealed class NothingPromised(ISyncMonsterApi inner) : ApiAround(inner)
    {
        public override async Task<FileReply> GetFileAsync(string requestId, FileRange? range, CancellationToken ct) =>
            await base.GetFileAsync(requestId, range, ct) is var reply && reply is FileReply.Content content
                ? new FileReply.Content(content.Stream, null, null, content.StartsAt)
                : reply;
    }

    // What is read back to be checked is taken for a whole file, whatever was written.
    private sealed class Unchecked(IFiles inner) : FilesAround(inner)
    {
        public override Stream Create(string path) => new AlwaysWhole(base.Create(path));

        public override void Flush(Stream file) => base.Flush(((AlwaysWhole)file).Written);
    }
}
