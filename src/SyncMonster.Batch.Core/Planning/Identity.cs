using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
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
        "job-" + Digest("job", analysisKey, audioContent, Text(lipSync), Text(drama), Text(rules));

    // Lengths before the parts keep two lists of parts from ever reading the same.
    private static string Digest(params ReadOnlySpan<string> parts)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[512]);
        foreach (var part in parts)
        {
            text.AppendFormatted(part.Length);
            text.AppendLiteral(":");
            text.AppendLiteral(part);
        }

        var digest = Sha256(text.Text);
        text.Clear();
        return digest;
    }

    private static string Sha256(ReadOnlySpan<char> text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)), digest);
        ArrayPool<byte>.Shared.Return(bytes);
        return Convert.ToHexStringLower(digest[..16]);
    }

    private static string Text(LipSync? lipSync) =>
        lipSync is null ? "" : $"{lipSync.Model}/{Text(lipSync.Intensity)}";

    private static string Text(Drama? drama) =>
        drama is null ? "" : $"{Text(drama.Happy)}/{Text(drama.Sad)}/{Text(drama.Excited)}/{Text(drama.Angry)}";

    // Nearly every job has a single rule, the usual one.
    private static string Text(IReadOnlyList<FaceRule> rules) => rules switch
    {
        [var only] when ReferenceEquals(only, FaceRule.Default) => Usual,
        [var only] => Text(only),
        _ => string.Join(';', rules.Select(Text)),
    };

    private static readonly string Usual = Text(FaceRule.Default);

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
    private static string Text(decimal? number) =>
        number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
