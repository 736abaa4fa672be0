using System.Globalization;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Reports.Html;

namespace SyncMonster.Batch.Cli.Commands.Reviewing;

/// <summary>The page on which a person chooses faces: a form for each video, a row for each scene.</summary>
internal static class ReviewPage
{
    /// <summary>What a scene's field says to leave it untouched.</summary>
    public const string Nobody = "none";

    public static Markup Of(IReadOnlyList<UnclearVideo> videos, Stills stills)
    {
        var open = videos.Sum(video => video.Scenes.Count(scene => PinOf(video, scene) is null));
        return Markup.Of(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <link rel="icon" href="data:,"/>
            <link rel="stylesheet" href="review.css"/>
            <title>Choose faces</title>
            </head>
            <body>
            <header>
            <h1>Choose faces</h1>
            <p class="verdict">{(open == 0 ? "Every scene is decided. Finish, and run again." : Count(open, "scene waits", "scenes wait") + " for a choice. Tick the faces whose mouths shall follow the dub.")}</p>
            <form method="post" action="finish"><button>Finish</button></form>
            </header>
            <main>
            {Markup.Join(videos.Select((video, number) => VideoForm(video, number, stills)))}
            </main>
            </body>
            </html>

            """);
    }

    private static Markup VideoForm(UnclearVideo video, int number, Stills stills) => Markup.Of(
        $"""
        <form class="video" method="post" action="save?video={number}" id="video{number}">
        <h2>{video.Video.Reference.Label}</h2>
        <p class="soft">{string.Join(", ", video.Jobs.Select(job => job.Plan.Id))}</p>
        {Markup.Join(video.Scenes.Select(scene => SceneRow(video, number, scene, stills)))}
        <button>Save</button>
        </form>

        """);

    private static Markup SceneRow(UnclearVideo video, int number, UnclearSceneOf unclear, Stills stills)
    {
        var scene = unclear.Scene;
        var pin = PinOf(video, unclear);
        return Markup.Of(
            $"""
            <fieldset class="{(pin is null ? "open" : "decided")}">
            <legend>Scene {scene.Id} <span class="soft">frames {scene.StartFrame} to {scene.EndFrame}{At(video.Video, scene)}: {unclear.Why}</span></legend>
            <div class="scene">
            {Still(video.Video, number, scene, stills)}
            <div class="faces">
            {Markup.Join(scene.Faces.Select(face => FaceTile(video.Video, number, scene, face, pin, stills)))}
            {(scene.Faces.Count > 1 ? Untouched(scene, pin) : Markup.Of($"<p class=\"soft\">The service drives the one face of a scene in any case.</p>"))}
            </div>
            </div>
            </fieldset>

            """);
    }

    private static Markup FaceTile(
        PlannedMedia video, int number, Scene scene, Face face, EquatableList<int>? pin, Stills stills)
    {
        var picture = stills.Has(video) ? $"face.jpg?video={number}&scene={scene.Id}&face={face.Id}" : face.CropUrl;
        return Markup.Of(
            $"""
            <label class="face">
            <input type="checkbox" name="scene{scene.Id}" value="{face.Id}"{Checked(pin?.Contains(face.Id) == true)}/>
            {(picture is null ? Markup.None : Markup.Of($"<img src=\"{picture}\" alt=\"face {face.Id}\" referrerpolicy=\"no-referrer\"/>"))}
            <span>face {face.Id}</span>
            </label>

            """);
    }

    private static Markup Untouched(Scene scene, EquatableList<int>? pin) => Markup.Of(
        $"""
        <label class="face nobody">
        <input type="checkbox" name="scene{scene.Id}" value="{Nobody}"{Checked(pin is { Count: 0 })}/>
        <span>nobody: leave the scene as it is</span>
        </label>

        """);

    // The scene as it looks at its first face's keyframe, with every face's box; other faces may stand elsewhere then.
    private static Markup Still(PlannedMedia video, int number, Scene scene, Stills stills)
    {
        if (video is not { Width: { } width, Height: { } height }) return Markup.None;
        var picture = stills.Has(video)
            ? Markup.Of(
                $"<image href=\"frame.jpg?video={number}&scene={scene.Id}\" width=\"{width}\" height=\"{height}\"/>")
            : Markup.None;
        var size = Math.Max(width, height) / 30;
        return Markup.Of(
            $"""
            <svg class="still" viewBox="0 0 {width} {height}" role="img" aria-label="scene {scene.Id}">{picture}
            {Markup.Join(scene.Faces.Select(face => Markup.Of($"<rect x=\"{face.Box.X}\" y=\"{face.Box.Y}\" width=\"{face.Box.Width}\" height=\"{face.Box.Height}\"/><text x=\"{face.Box.X}\" y=\"{face.Box.Y - (size / 4)}\" font-size=\"{size}\">{face.Id}</text>")))}
            </svg>
            """);
    }

    private static EquatableList<int>? PinOf(UnclearVideo video, UnclearSceneOf scene) =>
        video.State.Pins.GetValueOrDefault(video.Analysis.Id)?.GetValueOrDefault(scene.Scene.Id);

    private static Markup Checked(bool isChecked) => isChecked ? Markup.Of($" checked=\"checked\"") : Markup.None;

    private static string At(PlannedMedia video, Scene scene) => video is { Frames: > 0 and var frames, Seconds: { } seconds }
        ? TimeSpan.FromSeconds((double)(scene.StartFrame * seconds / frames)).ToString(
            "' from 'h':'mm':'ss", CultureInfo.InvariantCulture)
        : "";

    private static string Count(int count, string one, string many) =>
        count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count} {many}");
}
