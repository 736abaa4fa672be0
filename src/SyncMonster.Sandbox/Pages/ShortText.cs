using System.Globalization;
using SyncMonster.Media;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Pages;

/// <summary>Requests and pictures in few words.</summary>
internal static class ShortText
{
    public static string Of(Request request) => string.Join(", ", Parts(request));

    /// <summary>A video's picture in few words; empty where there is none.</summary>
    public static string Picture(VideoTrack? video) => video is null ? "" : Invariant(
        $"{video.Width}×{video.Height}, {video.FramesPerSecond:0.###} fps, {video.Codec}");

    private static IEnumerable<string> Parts(Request request)
    {
        if (request.Detection is { } detection)
        {
            if (detection.SceneThreshold is { } threshold)
                yield return Invariant($"threshold {threshold}");
            if (detection.MinSceneLength is { } length)
                yield return Invariant($"scenes of {length} frames or more");
        }

        if (request.Generation is not { } generation)
            yield break;
        if (generation.IsLipsync)
            yield return Invariant($"lip-sync {generation.Model}{Times(generation.LipsyncIntensity)}");
        if (generation.IsDrama)
        {
            yield return "drama";
            foreach (var (name, value) in Emotions(generation.Drama))
                yield return Invariant($"{name} {value}");
        }

        foreach (var scene in generation.SceneFaces ?? [])
            yield return Invariant($"scene {scene.SceneId}: face {string.Join(" and ", scene.FaceIds)}");
    }

    private static IEnumerable<(string Name, decimal Value)> Emotions(DramaSettings? drama) =>
        from emotion in new[] { ("happy", drama?.Happy), ("sad", drama?.Sad), ("excited", drama?.Excited), ("angry", drama?.Angry) }
        where emotion.Item2.HasValue
        select (emotion.Item1, emotion.Item2 ?? 0);

    private static string Times(decimal? intensity) => intensity is null ? "" : Invariant($" × {intensity}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
