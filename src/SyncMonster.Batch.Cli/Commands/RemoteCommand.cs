using System.CommandLine;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Cli.Commands.Remote;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary>
/// <c>remote</c>: the account's own lists, straight from the service; nothing here costs or changes anything there.
/// </summary>
internal static class RemoteCommand
{
    public static Command Create() => new("remote", "Look at the account's own lists, straight from the service")
    {
        RequestsCommand.Create(),
        RequestCommand.Create(),
        AssetsCommand.Create(),
        AssetCommand.Create(),
        DownloadCommand.Create(),
    };

    /// <summary>Asks the endpoint that the environment names.</summary>
    public static Task<int> AskAsync(Func<ISyncMonsterApi, CancellationToken, Task<ExitCode>> ask) => CommandLine.GuardAsync(async () =>
    {
        using var api = ServiceSettings.Client();
        using var stop = new StopOnSignal();
        return await ask(api, stop.Token);
    });

    public static Argument<string> RequestId() =>
        new("ID") { Description = "The request's id on the service, with or without ff_" };
}
