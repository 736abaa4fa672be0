using System.Globalization;
using Spectre.Console;
using SyncMonster.Batch.Api;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>
/// What the account answered, for people: tables that fit themselves to a terminal and are never cut elsewhere.
/// </summary>
internal static class RemoteTables
{
    private const int Unbounded = 100_000;

    public static void Write(RequestPage page, int number)
    {
        var table = Table("request", "type", "state", "created", "completed");
        foreach (var request in page.Requests)
        {
            AddRow(
                table,
                request.RequestId,
                RemoteWords.Of(request.Kind),
                RemoteWords.Of(request.State),
                Time(request.CreatedAt),
                Time(request.CompletedAt));
        }

        if (page.Requests.Count > 0) Write(table);
        var total = page.Total is { } count ? string.Create(CultureInfo.InvariantCulture, $" of {count}") : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{page.Requests.Count}{total} requests on page {number}.")
            + (page.EndOfRecords == false ? string.Create(CultureInfo.InvariantCulture, $" More: --page {number + 1}") : ""));
    }

    public static void Write(RequestDetails request)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("field").AddColumn("value");
        AddField("request", request.RequestId);
        AddField("type", RemoteWords.Of(request.Kind));
        AddField("state", RemoteWords.Of(request.State));
        AddField("error", $"{request.ErrorCode} {request.ErrorMessage}".Trim());
        AddField("find-face", request.FindFaceId);
        AddField("lip-sync", request.IsLipSync switch { true => request.Model ?? "yes", false => "no", null => null });
        AddField("drama", request.IsDrama switch { true => "yes", false => "no", null => null });
        AddField("video asset", request.Assets.VideoId?.ToString(CultureInfo.InvariantCulture));
        AddField("audio asset", request.Assets.AudioId?.ToString(CultureInfo.InvariantCulture));
        AddField("created", Time(request.CreatedAt));
        AddField("completed", Time(request.CompletedAt));
        AddField("credits", request.CreditsDeducted?.ToString("0.00##", CultureInfo.InvariantCulture));
        Write(table);

        void AddField(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) AddRow(table, name, value);
        }
    }

    public static void Write(IReadOnlyList<RemoteAsset> assets)
    {
        if (assets.Count == 0)
        {
            Console.WriteLine("The account has no assets.");
            return;
        }

        var table = Table("asset", "media type");
        foreach (var asset in assets) AddRow(table, asset.Id.ToString(CultureInfo.InvariantCulture), asset.MediaType);
        Write(table);
    }

    private static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns) table.AddColumn(column);
        return table;
    }

    private static void AddRow(Table table, params string?[] cells) =>
        table.AddRow([.. cells.Select(cell => Markup.Escape(cell ?? ""))]);

    private static void Write(Table table)
    {
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = Unbounded;
        AnsiConsole.Write(table);
    }

    private static string? Time(DateTime? time) =>
        time?.ToString(
            time.Value.Kind == DateTimeKind.Utc ? "yyyy-MM-dd HH:mm:ss'Z'" : "yyyy-MM-dd HH:mm:ss",
            CultureInfo.InvariantCulture);
}
