using System.CommandLine;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Outputs;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary><c>status [MANIFEST]</c>: where a run stands, also while it runs in another process.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var manifest = SharedOptions.OptionalManifest();
        var state = SharedOptions.State();
        var json = SharedOptions.Json();
        var command =
            new Command("status", "Say where a run stands, also while it runs elsewhere") { manifest, state, json };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(async () =>
        {
            var folder = StateFolders.Find(parsed.GetValue(manifest), parsed.GetValue(state));
            var status = RunStatus.Read(folder)
                ?? throw new BatchException(ExitCode.BadInput, $"No run was made in {folder.FullPath} yet.");
            if (parsed.GetValue(json)) await Console.Out.WriteLineAsync(await File.ReadAllTextAsync(folder.Status, ct));
            else Write(status);
            return ExitCode.Delivered;
        }));
        return command;
    }

    private static void Write(RunStatus status)
    {
        var where = status.ProcessId is { } process ? $"runs in process {process}" : "no run is on";
        Console.WriteLine($"{status.Project} on {status.Account}: {where}, as of {status.UpdatedAt.ToLocalTime():yyyy-MM-dd HH:mm:ss}");
        foreach (var (stage, count) in status.Jobs) Console.WriteLine($"  {count,6} {stage}");
        var cap = status.Cap is { } amount ? $" of {new Credits(amount)}" : "";
        Console.WriteLine($"  {new Credits(status.Committed)}{cap} credits spent or set aside");
        if (status.Stop is { } stop) Console.WriteLine($"  stops early: {stop}");
        foreach (var (job, reason) in status.Waiting) Console.WriteLine($"  {job}: {reason}");
    }
}
