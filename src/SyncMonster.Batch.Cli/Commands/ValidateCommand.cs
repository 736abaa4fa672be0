using System.CommandLine;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;
using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary><c>validate MANIFEST...</c>: all problems at once, inside the media too; nothing is held or sent.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var manifests = SharedOptions.Manifests();
        var command = new Command("validate", "Say everything that is wrong with a manifest") { manifests };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(() => ValidateAsync(parsed.GetValue(manifests)!, ct)));
        return command;
    }

    private static async Task<ExitCode> ValidateAsync(string[] paths, CancellationToken ct)
    {
        var reading = ManifestReader.Read(paths, ManifestOverrides.None with { Key = ApiKeySource.Known });
        var problems = await Inspection.AllProblemsAsync(reading, ct);
        foreach (var problem in problems) Console.WriteLine(problem);
        if (problems.Any(problem => problem.Severity == Severity.Error)) return ExitCode.BadInput;
        var jobs = reading.Manifest!.Jobs.Count;
        Console.WriteLine($"{string.Join(", ", paths)}: {jobs} {(jobs == 1 ? "job" : "jobs")}, no errors.");
        return ExitCode.Delivered;
    }
}
