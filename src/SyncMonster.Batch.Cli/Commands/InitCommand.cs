using System.CommandLine;
using System.Text;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Manifests.Drafting;
using SyncMonster.Batch.Outputs;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary><c>init FOLDER</c>: a manifest from the videos and audio that lie there.</summary>
internal static class InitCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder with videos and dubbed audio" };
        var name = new Option<string>("--name")
        {
            Description = "The manifest's name in the folder [default: season.yaml]",
            HelpName = "FILE",
            DefaultValueFactory = _ => "season.yaml",
        };
        var force = new Option<bool>("--force") { Description = "Replace a manifest that is there" };
        var command = new Command(
            "init", "Write a manifest from a folder of videos and audio, paired by name and language")
        {
            folder, name, force,
        };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() => Task.FromResult(
            Write(Path.GetFullPath(parsed.GetValue(folder)!), parsed.GetValue(name)!, parsed.GetValue(force)))));
        return command;
    }

    private static ExitCode Write(string folder, string name, bool isForced)
    {
        if (!Directory.Exists(folder)) throw new BatchException(ExitCode.BadInput, $"{folder} is no folder.");
        if (name != Path.GetFileName(name) || Path.GetExtension(name).ToLowerInvariant() is not (".yaml" or ".yml"))
            throw new BatchException(
                ExitCode.BadInput, $"'{name}' is no name of a manifest; give one such as season.yaml.");
        var path = Path.Combine(folder, name);
        if (Path.Exists(path) && !isForced)
            throw new BatchException(
                ExitCode.BadInput, $"{path} is there already. Replace it by --force, or choose another --name.");

        var draft = ManifestDraft.Of(folder);
        foreach (var line in draft.LeftOut) Console.Error.WriteLine(line);
        if (draft.Jobs == 0)
            throw new BatchException(
                ExitCode.BadInput,
                $"Nothing in {folder} makes a job: name audio after its video and its language, such as ep01.mp4 with ep01.es.wav. "
                + "Nothing was written.");
        try
        {
            AtomicFile.Replace(path, file => file.Write(Encoding.UTF8.GetBytes(draft.Text)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BatchException(ExitCode.BadInput, $"{path} can't be written: {e.Message}", e);
        }

        Console.WriteLine($"{path}: {draft.Jobs} {(draft.Jobs == 1 ? "job" : "jobs")}.");
        Console.WriteLine($"Look at it, then see what it costs: syncmonster-batch plan {path}");
        return ExitCode.Delivered;
    }
}
