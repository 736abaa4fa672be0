using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Cli.Display;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands.Doctor;

/// <summary>
/// Whether state and videos can be written, and how much room there is. Nothing that doesn't exist is made.
/// </summary>
internal static class FolderChecks
{
    // The state is small: the database and its log. Of videos a night brings many.
    private static readonly Room StateRoom = new(Least: 50_000_000, Usual: 500_000_000);
    private static readonly Room OutputRoom = new(Least: 500_000_000, Usual: 10_000_000_000);

    public static IEnumerable<Check> Make(StateFolder state, string output, DateTimeOffset now) =>
    [
        Holding(state, now)
            ?? Writing("state folder", state.FullPath, "choose another with --state or SYNCMONSTER_STATE"),
        Space("state space", state.FullPath, StateRoom),
        Writing("output folder", output, "choose another with --output or SYNCMONSTER_OUTPUT"),
        Space("output space", output, OutputRoom),
    ];

    private static Check? Holding(StateFolder state, DateTimeOffset now)
    {
        if (!Directory.Exists(state.FullPath)) return null;
        try
        {
            state.Hold(now).Dispose();
            return null;
        }
        catch (BatchException e) when (e.ExitCode == ExitCode.Held)
        {
            return Check.Warning(
                "state folder", $"a run holds {state.FullPath}{state.Holder()}", "see its status, and wait for it or stop it before another run");
        }
        catch (BatchException)
        {
            return null;
        }
    }

    private static Check Writing(string name, string folder, string remedy)
    {
        var there = Existing(folder);
        try
        {
            using var probe = new FileStream(
                Path.Combine(there, $".syncmonster-{Guid.NewGuid():N}.part"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return Check.Ok(
                name, there == folder ? $"{folder} can be written" : $"{folder} isn't there yet and can be made");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Check.Problem(name, $"{folder} can't be written ({e.Message.TrimEnd('.')})", remedy);
        }
    }

    private static Check Space(string name, string folder, Room room)
    {
        var there = Existing(folder);
        try
        {
            var free = new DriveInfo(there).AvailableFreeSpace;
            var words = $"{Sizes.Text(free)} free for {folder}";
            return free < room.Least ? Check.Problem(name, words, "make room", ExitCode.SomeFailed)
                : free < room.Usual ? Check.Warning(name, words, $"make room: less than {Sizes.Text(room.Usual)} may not last a night")
                : Check.Ok(name, words);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Check.Warning(
                name, $"how much room {folder} has isn't known ({e.Message.TrimEnd('.')})", "look for yourself");
        }
    }

    // Where a folder isn't there yet, what counts is the one it would be made in.
    private static string Existing(string folder)
    {
        var there = folder;
        while (!Directory.Exists(there) && !File.Exists(there) && Path.GetDirectoryName(there) is { } above)
            there = above;
        return there;
    }

    private sealed record Room(long Least, long Usual);
}
