using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>
/// The names under which work is remembered, made of content and settings alone: reordering rows, renaming jobs or
/// moving files pays for nothing twice.
/// </summary>
public static class Identity
{
    /// <summary>An analysis: this video, searched with these settings.</summary>
    public static string OfAnalysis(string videoContent, Detection detection) =>
        "ff-" + Digest("find-face", videoContent, Text(detection.SceneThreshold), Text(detection.MinSceneLength));

    /// <summary>A generation: this analysis, with this audio and settings, on these faces.</summary>
    public static string OfGeneration(
        string analysisKey, string audioContent, LipSync? lipSync, Drama? drama, IReadOnlyList<SceneFaces> faces) =>
        "gen-" + Digest(
            "generate",
            analysisKey,
            audioContent,
            Text(lipSync),
            Text(drama),
            string.Join(';', faces.Select(scene => $"{scene.SceneId}:{string.Join(',', scene.FaceIds)}")));

    /// <summary>A job: an analysis, an audio, settings, and the rules that will choose the faces.</summary>
    public static string OfJob(
        string analysisKey, string audioContent, LipSync? lipSync, Drama? drama, IReadOnlyList<FaceRule> rules) =>
        "job-" + Digest(
            "job", analysisKey, audioContent, Text(lipSync), Text(drama), string.Join(';', rules.Select(Text)));

    // Lengths before the parts keep two lists of parts from ever reading the same.
    private static string Digest(params string[] parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    private static string Text(LipSync? lipSync) =>
        lipSync is null ? "" : $"{lipSync.Model}/{Text(lipSync.Intensity)}";

    private static string Text(Drama? drama) =>
        drama is null ? "" : $"{Text(drama.Happy)}/{Text(drama.Sad)}/{Text(drama.Excited)}/{Text(drama.Angry)}";

    private static string Text(FaceRule rule) =>
        $"{string.Join(',', rule.Scenes.Select(span => $"{span.First}-{span.Last}"))}|{rule.Frames?.First}-{rule.Frames?.Last}"
        + $"|{Text(rule.Pick)}|{Text(rule.MinSize?.Amount)}{(rule.MinSize?.IsPercent == true ? "%" : "")}|{rule.IfUnclear}";

    private static string Text(FacePick pick) => pick switch
    {
        FacePick.Ids(var ids) => string.Join(',', ids),
        FacePick.Nearest(var x, var y) => $"{Text(x)},{Text(y)}",
        _ => pick.GetType().Name,
    };

    // 1.5 and 1.50 are the same number.
    private static string Text(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
