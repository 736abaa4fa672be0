using System.Globalization;
using System.Text.Json;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Checkpoints;

/// <summary>
/// The folder in which a run keeps its state: <c>.syncmonster</c> beside the manifest unless told otherwise.
/// </summary>
/// <param name="path">The folder's full path.</param>
public sealed class StateFolder(string path)
{
    /// <summary>The folder's name beside a manifest.</summary>
    public const string DefaultName = ".syncmonster";

    /// <summary>The full path of the folder.</summary>
    public string FullPath { get; } = path;

    /// <summary>The checkpoint's database.</summary>
    public string Database => Path.Combine(FullPath, "state.db");

    /// <summary>Where a run stands, for other processes; replaced as a whole.</summary>
    public string Status => Path.Combine(FullPath, "status.json");

    /// <summary>Where the embedded sandbox keeps its assets, requests and ledger.</summary>
    public string Sandbox => Path.Combine(FullPath, "sandbox");

    private string LockFile => Path.Combine(FullPath, "run.lock");

    // Beside the lock, not in it: a locked file can't be read everywhere.
    private string HolderFile => Path.Combine(FullPath, "run.json");

    /// <summary>
    /// Takes the folder for this process, until the result is disposed or the process ends, however it ends.
    /// </summary>
    /// <param name="now">The time, for the holder's note.</param>
    /// <exception cref="BatchException">Another process holds it (11), or it can't be written (2).</exception>
    public IDisposable Hold(DateTimeOffset now)
    {
        try
        {
            Directory.CreateDirectory(FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BatchException(
                ExitCode.BadInput, $"The state folder {FullPath} can't be made: {e.Message} Choose another with --state.", e);
        }

        FileStream file;
        try
        {
            file = new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new BatchException(
                ExitCode.BadInput, $"The state folder {FullPath} can't be written. Choose another with --state.", e);
        }
        catch (IOException e)
        {
            throw new BatchException(
                ExitCode.Held, $"Another run holds the state in {FullPath}{Holder()}. Wait for it, or stop it.", e);
        }

        File.WriteAllText(HolderFile, JsonSerializer.Serialize(new
        {
            pid = Environment.ProcessId,
            host = Environment.MachineName,
            since = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        }));
        return file;
    }

    /// <summary>Who holds the folder, in words that follow its name; empty where that isn't known.</summary>
    public string Holder()
    {
        try
        {
            using var note = JsonDocument.Parse(File.ReadAllText(HolderFile));
            return $" (process {note.RootElement.GetProperty("pid")} on {note.RootElement.GetProperty("host")}"
                + $" since {note.RootElement.GetProperty("since")})";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException)
        {
            return "";
        }
    }
}
