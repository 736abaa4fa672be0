using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SyncMonster.Batch.Benchmarks;

/// <summary>
/// A service that answers as the reference says and does nothing: every request takes the same time, and every output
/// is the same few bytes. Generations may be held until they are let go, to have many in flight at once.
/// </summary>
internal sealed class FastService(TimeSpan stage, bool held)
{
    private static readonly byte[] Output = SmallVideo.Bytes;

    private readonly ConcurrentDictionary<string, long> _acceptedAt = new();
    private readonly List<string> _order = [];
    private volatile bool _held = held;
    private long _ids;

    /// <summary>Serves until the standard input ends; says its address first.</summary>
    public static async Task ServeAsync(TimeSpan stage, bool held)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        new FastService(stage, held).Map(app);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    private void Map(WebApplication app)
    {
        app.MapPost("/find-face", async (HttpContext http) =>
        {
            await http.Request.Body.CopyToAsync(Stream.Null);
            var id = Accept("ff_");
            return Json(201, $$$"""{"status":"success","message":"Find-face job created","data":{"find_face_id":"{{{id}}}","video_asset_id":{{{Next()}}},"credit_details":{"rate_per_sec":0.5} } }""");
        });
        app.MapGet("/find-face/status", (string find_face_id) => State("find_face_id", find_face_id));
        app.MapGet("/get-face", (string find_face_id) => Json(200,
            $$$"""{"status":"success","data":{"find_face_id":"{{{find_face_id}}}","video_asset_id":1,"scenes":[{"scene_id":1,"start_frame":0,"end_frame":99,"faces":[{"face_id":0,"keyframe":42,"face_crop":"http://localhost/c.jpg","face_coordinate":{"x":320,"y":110,"w":180,"h":180}}]}]}}"""));
        app.MapPost("/generate", async (HttpContext http) =>
        {
            await http.Request.Body.CopyToAsync(Stream.Null);
            var id = Accept("");
            return Json(201, $$$"""{"status":"success","message":"Job Created","data":{"request_id":"{{{id}}}","assets":[{"type":"video","asset_id":1},{"type":"audio","asset_id":{{{Next()}}}}],"credit_details":{"lipsync_rate_per_sec":1,"drama_rate_per_sec":1} } }""");
        });
        app.MapGet("/get-status", (string request_id) => State("request_id", request_id));
        app.MapGet("/get-request", (string request_id) => Json(200,
            $$$"""{"status":"success","message":"Request fetched","data":{"request_id":"{{{request_id}}}","type":"{{{(request_id.StartsWith("ff_", StringComparison.Ordinal) ? "find-face" : "generate")}}}","status":"Success","status_code":"success","credit_details":{"credits_deducted":{{{(request_id.StartsWith("ff_", StringComparison.Ordinal) ? 2 : 4)}}} } } }"""));
        app.MapGet("/get-file", (string request_id) => IsDone(request_id)
            ? Results.Bytes(Output, "video/mp4")
            : Json(200, $$$"""{"status":"success","data":{"request_id":"{{{request_id}}}","status":"in_progress","status_code":102}}"""));
        app.MapGet("/list-requests", (int limit, int page_no) => List(limit, page_no));
        app.MapPost("/let-go", () => _held = false);
    }

    private string Accept(string prefix)
    {
        var id = prefix + Next().ToString("x8", CultureInfo.InvariantCulture);
        lock (_order) _order.Add(id);
        _acceptedAt[id] = Environment.TickCount64;
        return id;
    }

    private long Next() => Interlocked.Increment(ref _ids);

    private bool IsDone(string id) =>
        Environment.TickCount64 - _acceptedAt[id] >= stage.TotalMilliseconds && (!_held || id.StartsWith("ff_", StringComparison.Ordinal));

    private IResult State(string name, string id) => Json(
        200, $$$"""{"status":"success","data":{"{{{name}}}":"{{{id}}}",{{{StateOf(id)}}}}}""");

    private string StateOf(string id) =>
        IsDone(id)
            ? "\"status\":\"Success\",\"status_code\":\"success\""
            : "\"status\":\"in_progress\",\"status_code\":102";

    private IResult List(int limit, int page)
    {
        string[] ids;
        lock (_order) ids = [.. _order.AsEnumerable().Reverse().Skip(limit * page).Take(limit)];
        var rows = string.Join(',', ids.Select(id => $$$"""{"request_id":"{{{id}}}",{{{StateOf(id)}}},"created_at":"2026-04-07T04:13:23"}"""));
        return Json(200, $$$"""{"status":"success","message":"Requests listed","data":[{{{rows}}}],"total_requests":{{{_order.Count}}},"end_of_records":{{{(ids.Length < limit ? "true" : "false")}}}}""");
    }

    private static IResult Json(int status, string body) =>
        Results.Content(body, "application/json", statusCode: status);
}
