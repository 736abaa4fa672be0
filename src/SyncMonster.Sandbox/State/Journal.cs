using System.Text.Json;

namespace SyncMonster.Sandbox.State;

/// <summary>
/// The events of a sandbox with a data folder, one JSON line each, only ever appended and flushed to disk line by line.
/// A last line that a kill cut short was never answered to anyone, and is dropped.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly FileStream _file;

    private Journal(FileStream file) => _file = file;

    /// <summary>Opens a journal, alone, and reads what it holds.</summary>
    /// <param name="path">Its file; made if missing.</param>
    /// <param name="events">What happened so far, oldest first.</param>
    /// <exception cref="SandboxException">Another sandbox holds it, or a line cannot be read.</exception>
    public static Journal Open(string path, out IReadOnlyList<StateEvent> events)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException(
                $"The journal '{path}' cannot be opened ({e.Message}): stop the other sandbox that uses the folder, or give another folder.", e);
        }

        try
        {
            events = Read(file, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        return new Journal(file);
    }

    public void Append(StateEvent happened)
    {
        var end = _file.Position;
        try
        {
            JsonSerializer.Serialize(_file, happened, JournalJson.Default.StateEvent);
            _file.WriteByte((byte)'\n');
            _file.Flush(flushToDisk: true);
        }
        catch
        {
            // Nothing of a line that was not written whole may stand before the next one.
            _file.SetLength(end);
            _file.Position = end;
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    private static List<StateEvent> Read(FileStream file, string path)
    {
        var events = new List<StateEvent>();
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var start = 0;
        for (var end = bytes.AsSpan().IndexOf((byte)'\n'); end >= 0; end = bytes.AsSpan(start).IndexOf((byte)'\n'))
        {
            try
            {
                events.Add(JsonSerializer.Deserialize(bytes.AsSpan(start, end), JournalJson.Default.StateEvent)
                    ?? throw new JsonException("null is no event"));
            }
            catch (JsonException e)
            {
                throw new SandboxException(
                    $"{path}:{events.Count + 1}: the line cannot be read ({e.Message}): give another data folder.", e);
            }

            start += end + 1;
        }

        file.SetLength(start);
        file.Position = start;
        return events;
    }
}
