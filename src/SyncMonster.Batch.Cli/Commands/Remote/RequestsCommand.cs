using System.CommandLine;
using System.Globalization;
using SyncMonster.Batch.Cli.Display;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands.Remote;

/// <summary><c>remote requests</c>: a page of the account's requests, newest first as the service lists them.</summary>
internal static class RequestsCommand
{
    private const int UsualLimit = 10;
    private const int MostToAPage = 1000;

    public static Command Create()
    {
        var limit = Number("--limit", $"Requests to a page [default: {UsualLimit}]", 1, MostToAPage);
        var page = Number("--page", "Which page, from 0", 0, int.MaxValue);
        var json = SharedOptions.Json();
        var command = new Command("requests", "List the account's requests") { limit, page, json };
        command.SetAction((parsed, _) => RemoteCommand.AskAsync(async (api, ct) =>
        {
            var number = parsed.GetValue(page) ?? 0;
            var reply = await api.ListRequestsAsync(parsed.GetValue(limit) ?? UsualLimit, number, ct);
            if (parsed.GetValue(json)) RemoteJson.Write(RequestsJson.Of(reply, number));
            else RemoteTables.Write(reply, number);
            return ExitCode.Delivered;
        }));
        return command;
    }

    private static Option<int?> Number(string name, string description, int from, int to) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = SharedOptions.Parse<int>(
            to == int.MaxValue ? $"a whole number from {from}" : $"a whole number from {from} to {to}",
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
                ? number
                : null),
    };
}
