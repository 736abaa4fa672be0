using System.CommandLine;
using SyncMonster.Batch.Cli.Commands.Doctor;
using SyncMonster.Batch.Cli.Display;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;
using SyncMonster.Batch.Manifests;
using SyncMonster.Media;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary>
/// <c>doctor [MANIFEST]</c>: what stands in the way of a run, a line each with its remedy. Costs nothing.
/// </summary>
internal static class DoctorCommand
{
    private static readonly ExitCode[] MostUrgentFirst = [ExitCode.NoKey, ExitCode.Unreachable, ExitCode.BadInput];

    public static Command Create()
    {
        var manifest = SharedOptions.OptionalManifest();
        var state = SharedOptions.State();
        var output = SharedOptions.Output();
        var json = SharedOptions.Json();
        var command = new Command(
            "doctor", "Check key, endpoint, folders, disk space and ffmpeg, and say what to do about each")
        {
            manifest, state, output, json,
        };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(async () =>
        {
            using var stop = new StopOnSignal();
            IReadOnlyList<Check> checks =
            [
                .. await ServiceChecks.MakeAsync(stop.Token),
                .. FolderChecks.Make(
                    StateFolders.Find(parsed.GetValue(manifest), parsed.GetValue(state)),
                    OutputFor(parsed.GetValue(manifest), parsed.GetValue(output) ?? RunEnvironment.Output),
                    TimeProvider.System.GetUtcNow()),
                Ffmpeg(),
            ];
            var exitCode = ExitCodeOf(checks);
            if (parsed.GetValue(json)) CheckList.WriteJson(checks, exitCode);
            else CheckList.Write(checks);
            return exitCode;
        }));
        return command;
    }

    private static ExitCode ExitCodeOf(IReadOnlyList<Check> checks)
    {
        var problems = checks.Where(check => check.Verdict == Verdict.Problem).ToList();
        return problems.Count == 0
            ? ExitCode.Delivered
            : MostUrgentFirst.FirstOrDefault(
                code => problems.Exists(check => check.ExitCode == code), ExitCode.BadInput);
    }

    private static string OutputFor(string? manifest, string? output)
    {
        if (manifest is null) return Path.GetFullPath(output ?? "out");
        var reading = ManifestReader.Read(manifest, new ManifestOverrides(output) { Key = ApiKeySource.Known });
        return reading.Manifest?.Output.Directory ?? throw new BadManifestException(reading.Problems);
    }

    private static Check Ffmpeg() => FfmpegTools.Find() is { } tools
        ? Check.Ok("ffmpeg", $"{tools.FfmpegPath} and {tools.FfprobePath}")
        : Check.Warning(
            "ffmpeg",
            "ffmpeg and ffprobe aren't both on the PATH; only the sandbox uses them, and works with less to see without",
            "install ffmpeg (apt-get install ffmpeg)");
}
