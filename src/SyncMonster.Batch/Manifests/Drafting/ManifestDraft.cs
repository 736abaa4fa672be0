using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Manifests.Jobs;

namespace SyncMonster.Batch.Manifests.Drafting;

/// <summary>A manifest written from a folder, for a person to go on with.</summary>
/// <param name="Text">The manifest, in YAML with comments.</param>
/// <param name="Jobs">How many dubs it has.</param>
/// <param name="LeftOut">What it has no job for, a sentence each.</param>
public sealed partial record ManifestDraft(string Text, int Jobs, IReadOnlyList<string> LeftOut)
{
    private static readonly string[] Words = ["no", "yes", "on", "off", "null", "true", "false", "y", "n"];

    /// <summary>Writes a manifest of the videos and audio in a folder, to lie in it.</summary>
    /// <param name="folder">The folder's full path.</param>
    public static ManifestDraft Of(string folder)
    {
        var pairing = Pairing.Of(FolderContent.Of(folder));
        var (pairs, unfit) = Fitting(pairing.Pairs);
        string[] leftOut = [.. pairing.LeftOut.Concat(unfit).Select(one => $"{Shown.Plain(one.Path)} {one.Why}.")];
        return new ManifestDraft(Write(folder, pairs, leftOut), pairs.Count, leftOut);
    }

    // The output is named after the video: what can't be a file's name there needs another one first.
    private static (List<Pair> Pairs, List<LeftOut> Unfit) Fitting(IReadOnlyList<Pair> pairs)
    {
        var unfit = pairs.Where(pair => OutputPath.Complaint(pair.Video.Name + ".mp4") is not null).ToList();
        return (
            [.. pairs.Except(unfit)],
            unfit.ConvertAll(pair => new LeftOut(
                pair.Audio.Path, $"is for {pair.Video.Path}, whose name can't be that of an output; rename it")));
    }

    private static string Write(string folder, List<Pair> pairs, string[] leftOut)
    {
        var isUnique = pairs.Select(pair => pair.Video).Distinct()
            .CountBy(video => video.Name, StringComparer.OrdinalIgnoreCase).All(name => name.Value == 1);
        var template = isUnique ? "{language}/{video}.{language}.mp4" : "{language}/{id}.mp4";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # What to dub, and what it may cost. Look at it, then: plan (what it costs), run --sandbox (rehearse), run.
            version: 1
            project: {Scalar(ProjectOf(folder))}

            # No run ever spends more than this: what the jobs below cost at the most. What doesn't fit is skipped.
            budget: {"{"} max_credits: {Worst(pairs):0}, on_exceeded: skip {"}"}

            # Where delivered videos go. Names: {"{video} {language} {id} {project} {tags.NAME}"}.
            output: {"{"} directory: out, template: "{template}" {"}"}

            # What holds for every job that doesn't say otherwise.
            defaults:
              lipsync: {"{"} model: e1 {"}"}      # e1 frontal faces, e2 many angles, e3 legacy; intensity: 0.5 to 3.5
              faces: largest              # or all, leftmost, rightmost, center, review, or rules by scene
              # drama: {"{"} happy: 0.2 {"}"}     # happy, sad, excited, angry, each 0 to 1; costs as much as lip-sync


            """);
        if (leftOut.Length > 0) text.Append("# No job was made of these:\n");
        foreach (var line in leftOut) text.Append("#   ").Append(line).Append('\n');
        text.Append(leftOut.Length > 0 ? "\njobs:\n" : "jobs:\n");
        foreach (var video in pairs.GroupBy(pair => pair.Video)) Write(text, video.Key, [.. video], isUnique);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Write(StringBuilder text, FoundMedia video, List<Pair> dubs, bool isUnique)
    {
        foreach (var pair in dubs.Where(pair => pair.Language is null))
        {
            text.Append(CultureInfo.InvariantCulture, $"  - video: {Scalar(video.Path)}\n    audio: {Audio(pair)}\n")
                .Append("    # language: es         # the names don't tell it\n")
                .Append(isUnique ? "    output: \"{video}.mp4\"\n" : "    output: \"{id}.mp4\"\n");
        }

        dubs = [.. dubs.Where(pair => pair.Language is not null)];
        if (dubs.Count == 0) return;
        text.Append(CultureInfo.InvariantCulture, $"  - video: {Scalar(video.Path)}\n");
        if (dubs is [var only])
        {
            text.Append(
                CultureInfo.InvariantCulture, $"    audio: {Audio(only)}\n    language: {Scalar(only.Language!)}\n");
            return;
        }

        text.Append("    dubs:\n");
        foreach (var pair in dubs)
            text.Append(CultureInfo.InvariantCulture, $"      {Scalar(pair.Language!)}: {Audio(pair)}\n");
    }

    private static decimal Worst(List<Pair> pairs) =>
        pairs.Sum(pair => Price.WorstCase(pair.Video.Seconds, Price.LipSyncPerSecond).Amount)
        + decimal.Ceiling(pairs.Select(pair => pair.Video).Distinct()
            .Sum(video => Price.WorstCase(video.Seconds, Price.FindFacePerSecond).Amount));

    private static string ProjectOf(string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        return string.Concat(name.Where(c => !char.IsControl(c))) is { Length: > 0 } project ? project : "Season";
    }

    // Audio is a template, in which a brace that means itself is doubled.
    private static string Audio(Pair pair) => Scalar(
        pair.Audio.Path.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    // A path is left bare where every reader of YAML takes it for text; "no" is Norwegian and no boolean.
    private static string Scalar(string text) => Bare.IsMatch(text) && !Words.Contains(text.ToLowerInvariant())
        ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*\z")]
    private static partial Regex Bare { get; }
}
