using System.CommandLine;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Inputs;
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
        var reading = ManifestReader.Read(paths);
        var problems = reading.Problems;
        if (reading.Manifest is { } manifest)
        {
            var media = await new InputSurvey(memory: null).LookAsync(manifest, ct);
            problems = [.. problems, .. Planner.Plan(manifest, "", media).Problems];
        }

        foreach (var problem in problems) Console.WriteLine(problem);
        if (problems.Any(problem => problem.Severity == Severity.Error)) return ExitCode.BadInput;
        Console.WriteLine($"{string.Join(", ", paths)}: {reading.Manifest!.Jobs.Count} jobs, no errors.");
        return ExitCode.Delivered;
    }
}
