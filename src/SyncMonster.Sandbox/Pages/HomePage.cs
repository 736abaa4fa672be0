using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.Intake;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Pages;

/// <summary>
/// The page at <c>/</c>: what the sandbox holds and what it billed, for people. It needs nothing but itself.
/// </summary>
internal sealed class HomePage(SandboxState state, string mode, TimeProvider time)
{
    private const int MostRows = 200;

    public void Map(IEndpointRouteBuilder root) => root.MapGet("/", Get);

    private ContentHttpResult Get(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Content(Write(state.Snapshot(), http.Request), "text/html; charset=utf-8");
    }

    private string Write(StateSnapshot now, HttpRequest call)
    {
        var html = new StringBuilder(HomePageFrame.Head);
        html.Append(CultureInfo.InvariantCulture, $"""
            <header>
              <h1>SyncMonster <span>sandbox</span></h1>
              <p>Not the real service: no credit is spent here. {Text(mode)} <span class="dim">{Text(Answer.Time(time.GetUtcNow()))} UTC</span></p>
            </header>
            <main>
            """);
        WriteCards(html, now);
        SceneStrips.Write(html, now);
        WriteRequests(html, now, call);
        WriteLedger(html, now);
        WriteAssets(html, now);
        return html.Append(HomePageFrame.Foot).ToString();
    }

    private static void WriteCards(StringBuilder html, StateSnapshot now)
    {
        html.Append("<section class=cards>");
        Card(html, "requests in flight", Text(now.Requests.Count(r => !r.IsDone)));
        Card(html, "succeeded", Text(now.Requests.Count(r => r.State == RequestState.Success)));
        Card(html, "failed", Text(now.Requests.Count(r => r.State == RequestState.Failed)));
        Card(html, "assets", Text(now.Assets.Count));
        foreach (var account in now.Accounts)
            Card(
                html,
                $"credits left of {Text(account.Account)}",
                account.Balance is { } balance ? Text(Answer.Credits(balance)) : "no limit");
        html.Append("</section>");
    }

    private static void WriteRequests(StringBuilder html, StateSnapshot now, HttpRequest call)
    {
        Table(html, "Requests", now.Requests.Count, "request", "type", "state", "video", "audio", "settings", "seconds", "credits", "accepted", "completed");
        foreach (var request in now.Requests.OrderByDescending(r => r.CreatedAt).Take(MostRows))
        {
            var state = request.Failure is { } failure
                ? $"<b class=Failed title=\"{Text(failure.Message)}\">{Text(failure.Code)}</b>"
                : $"<b class={request.State}>{Text(Answer.StateName(request.State).ToLowerInvariant())}</b>";
            Row(html,
                $"<code>{Text(request.Type == RequestType.FindFace ? request.FindFaceId : request.Id)}</code>",
                Text(Answer.TypeName(request.Type)),
                state,
                Text(request.VideoAssetId),
                Text(request.AudioAssetId),
                Text(ShortText.Of(request)) + Crops(request, call),
                Text(Answer.Credits(request.Seconds)),
                Text(Answer.Credits(request.CreditsDeducted)),
                Text(Answer.Time(request.CreatedAt)),
                Text(Answer.Time(request.CompletedAt)));
        }

        html.Append("</table></div></section>");
    }

    private static string Crops(Request request, HttpRequest call) => string.Concat(
        from scene in request.Scenes ?? []
        from face in scene.Faces
        select $"<img alt=\"face {face.Id} of scene {scene.Id}\" src=\"{Text(CropEndpoint.UrlOf(call, request, scene, face))}\">");

    private static void WriteLedger(StringBuilder html, StateSnapshot now)
    {
        Table(html, "Ledger", now.Ledger.Count, "time", "account", "request", "type", "video", "audio", "seconds", "credits");
        foreach (var entry in now.Ledger.Reverse().Take(MostRows))
        {
            Row(html,
                Text(Answer.Time(entry.At)),
                $"<code>{Text(entry.Request.Account)}</code>",
                $"<code>{Text(entry.Request.Id)}</code>",
                Text(Answer.TypeName(entry.Request.Type)),
                Digest(entry.Video),
                Digest(entry.Audio),
                Text(Answer.Credits(entry.Request.Seconds)),
                Text(Answer.Credits(entry.Credits)));
        }

        html.Append("</table></div></section>");
    }

    private static void WriteAssets(StringBuilder html, StateSnapshot now)
    {
        Table(html, "Assets", now.Assets.Count, "id", "kind", "format", "seconds", "picture", "bytes", "sha-256", "accepted", "account");
        foreach (var asset in now.Assets.Reverse().Take(MostRows))
        {
            Row(html,
                Text(asset.Id),
                MediaFormat.NameOf(asset.Type),
                Text(asset.Media.Container),
                Text(Math.Round(asset.Media.Seconds, 3)),
                Text(ShortText.Picture(asset.Media.Video)),
                Text(asset.Bytes),
                $"<code title=\"{Text(asset.Sha256)}\">{Text(asset.Sha256[..12])}…</code>",
                Text(Answer.Time(asset.CreatedAt)),
                $"<code>{Text(asset.Account)}</code>");
        }

        html.Append("</table></div></section>");
    }

    private static string Digest(Asset? asset) =>
        asset is null ? "" : $"{asset.Id} <code title=\"{Text(asset.Sha256)}\">{Text(asset.Sha256[..8])}…</code>";

    private static void Card(StringBuilder html, string label, string value) =>
        html.Append(CultureInfo.InvariantCulture, $"<div><strong>{value}</strong>{label}</div>");

    private static void Table(StringBuilder html, string title, int count, params ReadOnlySpan<string> columns)
    {
        var shown = count > MostRows ? $"the newest {MostRows} of {count}" : Text(count);
        html.Append(
            CultureInfo.InvariantCulture,
            $"<section><h2>{title} <span class=dim>{shown}</span></h2><div class=scroll><table><tr>");
        foreach (var column in columns)
            html.Append(CultureInfo.InvariantCulture, $"<th>{column}</th>");
        html.Append("</tr>");
    }

    private static void Row(StringBuilder html, params ReadOnlySpan<string> cells)
    {
        html.Append("<tr>");
        foreach (var cell in cells)
            html.Append("<td>").Append(cell).Append("</td>");
        html.Append("</tr>");
    }

    private static string Text(object? value) =>
        WebUtility.HtmlEncode(Convert.ToString(value, CultureInfo.InvariantCulture)) ?? "";
}
