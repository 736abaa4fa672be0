using System.CommandLine;
using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Reports;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary><c>report [MANIFEST]</c>: the reports again, from the state.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var manifest = SharedOptions.OptionalManifest();
        var state = SharedOptions.State();
        var command = new Command("report", "Make the reports again from the state") { manifest, state };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            var folder = StateFolders.Find(parsed.GetValue(manifest), parsed.GetValue(state));
            if (!File.Exists(folder.Database))
                throw new BatchException(ExitCode.BadInput, $"No run was made in {folder.FullPath} yet.");
            using var hold = folder.Hold(TimeProvider.System.GetUtcNow());
            using var checkpoint = Checkpoint.Open(folder);
            if (checkpoint.Projects() is not [var (account, project), ..])
                throw new BatchException(ExitCode.BadInput, $"No run was made in {folder.FullPath} yet.");
            Console.WriteLine(RunReports.Write(checkpoint, folder, account, project, TimeProvider.System.GetUtcNow()));
            return Task.FromResult(ExitCode.Delivered);
        }));
        return command;
    }
}
