using System.CommandLine;
using System.Globalization;
using SyncMonster.Batch.Cli.Display;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands.Remote;

/// <summary><c>remote asset ID</c>: one uploaded file.</summary>
internal static class AssetCommand
{
    public static Command Create()
    {
        var id = new Argument<long?>("ID")
        {
            Description = "The asset's id, a number",
            CustomParser = SharedOptions.Parse<long>("an asset id, which is a whole number", text =>
                long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null),
            Arity = ArgumentArity.ExactlyOne,
        };
        var json = SharedOptions.Json();
        var command = new Command("asset", "Show one uploaded file") { id, json };
        command.SetAction((parsed, _) => RemoteCommand.AskAsync(async (api, ct) =>
        {
            var asset = await api.GetAssetAsync(parsed.GetValue(id)!.Value, ct);
            if (parsed.GetValue(json)) RemoteJson.Write(AssetJson.Of(asset));
            else RemoteTables.Write([asset]);
            return ExitCode.Delivered;
        }));
        return command;
    }
}
