using System.CommandLine;
using SyncMonster.Batch.Cli.Display;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands.Remote;

/// <summary><c>remote assets</c>: the files that were uploaded to the account.</summary>
internal static class AssetsCommand
{
    public static Command Create()
    {
        var json = SharedOptions.Json();
        var command = new Command("assets", "List the files uploaded to the account") { json };
        command.SetAction((parsed, _) => RemoteCommand.AskAsync(async (api, ct) =>
        {
            var assets = await api.ListAssetsAsync(ct);
            if (parsed.GetValue(json)) RemoteJson.Write(AssetsJson.Of(assets));
            else RemoteTables.Write(assets);
            return ExitCode.Delivered;
        }));
        return command;
    }
}
