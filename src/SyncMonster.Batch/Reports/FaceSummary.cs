using System.Globalization;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Reports;

/// <summary>The faces chosen in a video, in one line: scenes in a row that chose alike stand together.</summary>
internal static class FaceSummary
{
    private const int ShownSpans = 4;

    /// <summary>
    /// Such as <c>1: 0, 1; 3-9: 0</c>: scene 1 has faces 0 and 1, each of the scenes 3 to 9 its face 0. Null: none is
    /// chosen.
    /// </summary>
    public static string? Of(IReadOnlyList<SceneReport> scenes)
    {
        var spans = Spans(scenes).Select(span => $"{Scenes(span)}: {string.Join(", ", span.Chosen)}");
        return string.Join("; ", spans) is { Length: > 0 } text ? text : null;
    }

    /// <summary>The same in words, a piece for each run of scenes: <c>scenes 3-9: face 0</c>.</summary>
    public static IEnumerable<string> Words(IReadOnlyList<SceneReport> scenes) => Spans(scenes).Select(span =>
        $"scene{(span.First == span.Last ? "" : "s")} {Scenes(span)}: face{(span.Chosen.Count == 1 ? "" : "s")} {string.Join(" and ", span.Chosen)}");

    /// <summary>The words where they are few, and otherwise in how many scenes; null: none is chosen.</summary>
    public static string? Short(IReadOnlyList<SceneReport> scenes)
    {
        var words = Words(scenes).Take(ShownSpans + 1).ToList();
        return words.Count switch
        {
            0 => null,
            > ShownSpans => $"faces chosen in {scenes.Count(scene => scene.Chosen.Count > 0)} scenes",
            _ => string.Join("; ", words),
        };
    }

    /// <summary>
    /// Runs of scenes that follow each other and chose the same faces; scenes in which none is chosen are in none.
    /// </summary>
    public static IEnumerable<(SceneReport First, SceneReport Last, EquatableList<int> Chosen)> Spans(
        IReadOnlyList<SceneReport> scenes)
    {
        for (var i = 0; i < scenes.Count; i++)
        {
            var (first, chosen) = (scenes[i], scenes[i].Chosen);
            if (chosen.Count == 0) continue;
            while (i + 1 < scenes.Count && scenes[i + 1].Chosen.Equals(chosen)) i++;
            yield return (first, scenes[i], chosen);
        }
    }

    /// <summary>The scenes of a run: <c>4</c> or <c>4-9</c>.</summary>
    private static string Scenes((SceneReport First, SceneReport Last, EquatableList<int> Chosen) span) => span.First == span.Last
        ? span.First.SceneId.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{span.First.SceneId}-{span.Last.SceneId}");
}
