using System.CommandLine;
using SyncMonster.Batch.Cli.Display;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands.Remote;

/// <summary><c>remote request ID</c>: all that the service says of one request.</summary>
internal static class RequestCommand
{
    public static Command Create()
    {
        var id = RemoteCommand.RequestId();
        var json = SharedOptions.Json();
        var command = new Command("request", "Show one request: settings, assets, times, credits") { id, json };
        command.SetAction((parsed, _) => RemoteCommand.AskAsync(async (api, ct) =>
        {
            var request = await api.GetRequestAsync(parsed.GetValue(id)!, ct);
            if (parsed.GetValue(json)) RemoteJson.Write(RequestJson.Of(request));
            else RemoteTables.Write(request);
            return ExitCode.Delivered;
        }));
        return command;
    }
}
