using System.CommandLine;
using SyncMonster.Batch.Cli.Commands.Reviewing;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary><c>review [MANIFEST]</c>: a page on which a person chooses faces where the rules don't decide.</summary>
internal static class ReviewCommand
{
    public static Command Create()
    {
        var manifest = SharedOptions.OptionalManifest();
        var state = SharedOptions.State();
        var port = new Option<int>("--port") { Description = "The page's port on this machine; 0 takes a free one", DefaultValueFactory = _ => 0 };
        var command = new Command("review", "Choose faces on a local page, where the rules don't decide") { manifest, state, port };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(async () =>
        {
            using var stop = new StopOnSignal();
            using var remembered = RememberedState.Open(
                StateFolders.Find(parsed.GetValue(manifest), parsed.GetValue(state)), TimeProvider.System);
            var server = new ReviewServer(remembered);
            server.Look();
            if (!server.HasWork)
            {
                Console.WriteLine("No job waits for a choice of faces.");
                return ExitCode.Delivered;
            }

            await server.RunAsync(
                parsed.GetValue(port),
                address => Console.WriteLine($"Choose faces at {address} and finish there, or stop with Ctrl-C."),
                stop.Token);
            Console.WriteLine(server.Open == 0
                ? "Every scene is decided. The next run goes on."
                : $"{server.Open} {(server.Open == 1 ? "scene waits" : "scenes wait")} for a choice yet. The next run goes on with what is decided.");
            return server.Open == 0 ? ExitCode.Delivered : ExitCode.SomeWait;
        }));
        return command;
    }
}
