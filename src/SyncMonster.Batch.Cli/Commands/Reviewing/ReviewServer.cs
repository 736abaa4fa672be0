using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SyncMonster.Batch.Cli.Display;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Reports.Html;
using SyncMonster.Media;

namespace SyncMonster.Batch.Cli.Commands.Reviewing;

/// <summary>
/// Serves the page to this machine alone, under an address that nobody can guess, and records what is chosen as soon as
/// it is saved.
/// </summary>
internal sealed class ReviewServer(RememberedState remembered)
{
    // Its own style and pictures, a service's crops, and nothing else.
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self' https: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private readonly Stills _stills = new(FfmpegTools.Find());
    private readonly TaskCompletionSource _finished = new();
    private readonly Lock _recording = new();
    private List<UnclearVideo> _videos = [];

    /// <summary>How many scenes nobody has decided yet.</summary>
    public int Open => _videos.Sum(video => video.Scenes.Count(scene =>
        video.State.Pins.GetValueOrDefault(video.Analysis.Id)?.ContainsKey(scene.Scene.Id) != true));

    /// <summary>Whether any job waits for a choice.</summary>
    public bool HasWork => _videos.Count > 0;

    /// <summary>Reads what waits for a person.</summary>
    public void Look() => _videos = [.. remembered.Projects().SelectMany(UnclearVideo.Of)];

    /// <summary>Serves until the person has finished.</summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="started">Told the page's address.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="BatchException">The port can't be had.</exception>
    public async Task RunAsync(int port, Action<string> started, CancellationToken ct)
    {
        var secret = "/" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        await using var app = await LocalPage.StartAsync(port, "--port", pages => Map(pages, secret), ct);
        started($"{app.Urls.Single()}{secret}/");
        try
        {
            await _finished.Task.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            // What was saved is saved.
        }

        await app.StopAsync(CancellationToken.None);
    }

    private void Map(WebApplication app, string secret)
    {
        var page = app.MapGroup(secret);
        page.MapGet("/", (HttpContext http) => LocalPage.Answer(http, Policy, ReviewPage.Of(_videos, _stills)));
        page.MapGet(
            "/review.css",
            () => Results.Text(PageResource.Of(typeof(ReviewServer).Assembly, "review.css").Content, "text/css"));
        page.MapGet("/frame.jpg", (int video, int scene, CancellationToken ct) => FrameAsync(video, scene, ct));
        page.MapGet(
            "/face.jpg", (int video, int scene, int face, CancellationToken ct) => FaceAsync(video, scene, face, ct));
        page.MapPost("/save", async (int video, HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (Find(video) is not { } unclear) return Results.NotFound();
            Save(unclear, scene => form[Invariant($"scene{scene}")]!);
            return Results.Redirect(Invariant($"./#video{video}"));
        });
        page.MapPost("/finish", () =>
        {
            _finished.TrySetResult();
            return Results.Content(
                "<!DOCTYPE html><meta charset=\"utf-8\"><title>Finished</title><p>Finished. You can close this page, and run again.",
                "text/html; charset=utf-8");
        });
    }

    private void Save(UnclearVideo video, Func<int, IReadOnlyList<string>> ticked)
    {
        var pins = new List<Transition>();
        foreach (var scene in video.Scenes.Select(unclear => unclear.Scene))
        {
            var words = ticked(scene.Id);
            var faces =
                scene.Faces.Select(face => face.Id).Where(id => words.Contains(Invariant($"{id}"))).ToEquatableList();
            // Nothing ticked leaves it open; a face that is ticked beside nobody was meant.
            if (faces.Count > 0 || (words.Contains(ReviewPage.Nobody) && scene.Faces.Count > 1))
                pins.Add(new Transition.FacesPinned(video.Analysis.Id, scene.Id, faces));
        }

        lock (_recording)
        {
            remembered.Record(video.State, _ => pins);
            Look();
        }
    }

    private async Task<IResult> FrameAsync(int video, int scene, CancellationToken ct) =>
        Find(video) is { } found && SceneOf(found, scene) is { Faces: [var first, ..] } && _stills.Has(found.Video)
            ? await PictureAsync(_stills.FrameAsync(found.Video, first.Keyframe, ct))
            : Results.NotFound();

    private async Task<IResult> FaceAsync(int video, int scene, int face, CancellationToken ct) =>
        Find(video) is { } found && SceneOf(found, scene)?.Faces.FirstOrDefault(one => one.Id == face) is { } wanted && _stills.Has(found.Video)
            ? await PictureAsync(_stills.FaceAsync(found.Video, wanted, ct))
            : Results.NotFound();

    private static async Task<IResult> PictureAsync(Task<byte[]> picture)
    {
        try
        {
            return Results.Bytes(await picture, "image/jpeg");
        }
        catch (FfmpegException)
        {
            // The boxes and numbers are there without it.
            return Results.NotFound();
        }
    }

    private UnclearVideo? Find(int number) => number >= 0 && number < _videos.Count ? _videos[number] : null;

    private static Core.Faces.Scene? SceneOf(UnclearVideo video, int scene) =>
        video.Scenes.FirstOrDefault(unclear => unclear.Scene.Id == scene)?.Scene;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
