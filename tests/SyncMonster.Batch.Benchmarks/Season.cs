using System.Globalization;
using System.Security.Cryptography;
using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Benchmarks;

/// <summary>A season of small files in a folder, and the plan to dub it.</summary>
internal static class Season
{
    /// <summary>How long each video is said to be, in seconds.</summary>
    public const decimal VideoSeconds = 4;

    public static BatchPlan Plan(string folder, int videos, int dubs, ConcurrencySettings concurrency)
    {
        var media = Directory.CreateDirectory(Path.Combine(folder, "media")).FullName;
        var pictures =
            Enumerable.Range(0, videos).Select(number => Media(Path.Combine(media, Name("v", number, "mp4")))).ToList();
        var sounds =
            Enumerable.Range(0, dubs).Select(number => Media(Path.Combine(media, Name("a", number, "wav")))).ToList();
        var jobs = pictures.SelectMany(video => sounds.Select(audio => (video, audio)))
            .Select((pair, order) => Job(folder, pair.video, pair.audio, order));
        return new BatchPlan(
            "account",
            "season",
            BudgetSettings.Default with { MaxCredits = new Credits(10_000_000) },
            concurrency,
            Path.Combine(folder, "out"),
            jobs.ToEquatableList());
    }

    private static PlannedJob Job(string folder, PlannedMedia video, PlannedMedia audio, int order)
    {
        var id = Name("job", order, "mp4");
        var analysis = Identity.OfAnalysis(video.Content, Detection.Default);
        return new PlannedJob(
            Identity.OfJob(analysis, audio.Content, LipSync.Default, null, [FaceRule.Default]),
            analysis, id, video, audio, "es", LipSync.Default, null, [FaceRule.Default], Detection.Default, [], 0, order, null, 0,
            Path.Combine(folder, "out", id));
    }

    private static PlannedMedia Media(string path)
    {
        // Its own name makes each file's content its own.
        if (!File.Exists(path)) File.WriteAllText(path, path.PadRight(16 * 1024));
        var digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        return new PlannedMedia(
            new MediaReference.LocalFile(path, Path.GetFileName(path)), $"sha256:{digest}", VideoSeconds, 16 * 1024, 1280, 720, 100);
    }

    private static string Name(string kind, int number, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}{number:00000}.{ending}");
}
