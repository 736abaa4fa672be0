using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Simulation.Scenarios;

/// <summary>
/// Draws small manifests: up to a dozen jobs that share videos and audios, with budgets, retries and priorities.
/// </summary>
internal static class ScenarioDraw
{
    private static readonly decimal[] Lengths = [4, 8, 10, 10, 12.34m, 30, 61.5m];
    private static readonly int[] Rates = [24, 25, 30, 50];
    private static readonly string[] Refusals = ["ERR_004", "ERR_007", "ERR_008", "ERR_009"];

    public static Scenario Of(Draw draw)
    {
        var capped = draw.Chance(0.5);
        var isClear = draw.Chance(0.25);
        var videos = Videos(draw, capped, isClear);
        var audios = Enumerable.Range(1, draw.Between(1, 5)).Select(number => Audio(draw, number, isClear)).ToList();
        var jobs = Jobs(draw, videos, audios, isClear);
        var plan = new BatchPlan(
            "service",
            "project",
            Budget(draw, capped, jobs),
            new ConcurrencySettings(draw.Between(1, 16), draw.Between(1, 4), draw.Between(1, 3)),
            "/out",
            jobs);
        var habits = Habits.Of(draw);
        if (isClear) habits = habits with { ListsFindFace = true, ListsOldestFirst = false, NamesAssets = true };
        return new Scenario(plan, Options(draw), [.. videos, .. audios], habits, isClear, draw.Between(0, 4));
    }

    private static List<Clip> Videos(Draw draw, bool capped, bool isClear)
    {
        var videos = new List<Clip>();
        foreach (var number in Enumerable.Range(1, draw.Between(1, 4)))
        {
            var seconds = draw.One(Lengths);
            var frames = (int)(seconds * draw.One(Rates));
            // Files tell by their frames which is which.
            while (videos.Any(other => other.HasAbout(frames))) frames += 10 + (frames / 20);
            videos.Add(new Clip(
                $"sha256:video-{number}",
                isClear ? File($"video-{number}.mp4") : Reference(draw, $"video-{number}.mp4", 900 + number),
                seconds,
                capped || draw.Chance(0.5),
                frames,
                Clip.DrawScenes(draw, frames),
                draw.Chance(0.04) ? draw.One(Refusals) : null));
        }

        return videos;
    }

    private static Clip Audio(Draw draw, int number, bool isClear) => new(
        $"sha256:audio-{number}",
        isClear ? File($"audio-{number}.wav") : Reference(draw, $"audio-{number}.wav", 950 + number),
        10,
        true,
        0,
        [],
        draw.Chance(0.04) ? "ERR_008" : null);

    private static MediaReference Reference(Draw draw, string name, long asset) => draw.Between(1, 6) switch
    {
        1 => new MediaReference.Link(new Uri($"https://studio.example/{name}"), null),
        2 => new MediaReference.StoredAsset(asset, null),
        _ => File(name),
    };

    private static MediaReference.LocalFile File(string name) => new($"/in/{name}", name);

    private static EquatableList<PlannedJob> Jobs(Draw draw, List<Clip> videos, List<Clip> audios, bool isClear) =>
        Enumerable.Range(0, draw.Chance(0.5) ? draw.Between(1, 3) : draw.Between(2, 12))
            .Select(order => Job(draw, order, draw.One(videos).Planned, draw.One(audios).Planned, isClear))
            .DistinctBy(job => job.Key)
            .ToEquatableList();

    private static PlannedJob Job(Draw draw, int order, PlannedMedia video, PlannedMedia audio, bool isClear)
    {
        var detection = isClear || draw.Chance(0.85) ? Detection.Default : new Detection(0.4m, null);
        var lipSync =
            draw.Chance(0.85) ? new LipSync(draw.Chance(0.7) ? LipSyncModel.E1 : LipSyncModel.E2, null) : null;
        var drama = lipSync is null || draw.Chance(0.2) ? new Drama(0.5m, null, null, null) : null;
        EquatableList<FaceRule> rules =
        [
            draw.Chance(0.7) ? FaceRule.Default : draw.Chance(0.5)
                ? FaceRule.For(new FacePick.All())
                : FaceRule.Default with { IfUnclear = IfUnclear.Largest },
        ];
        var analysis = Identity.OfAnalysis(video.Content, detection);
        var id = $"job-{order + 1}";
        return new PlannedJob(
            Identity.OfJob(analysis, audio.Content, lipSync, drama, rules),
            analysis,
            id,
            video,
            audio,
            null,
            lipSync,
            drama,
            rules,
            detection,
            draw.Chance(0.5) ? [new Tag("language", draw.One(["es", "fr"]))] : [],
            draw.Chance(0.3) ? draw.Between(0, 3) : 0,
            order,
            video.Seconds is not null && draw.Chance(0.1) ? new Credits(draw.Between(5, 150)) : null,
            draw.Chance(0.3) ? draw.Between(1, 2) : 0,
            draw.Chance(0.3) ? $"/out/season/{id}.mp4" : $"/out/{id}.mp4");
    }

    private static BudgetSettings Budget(Draw draw, bool capped, EquatableList<PlannedJob> jobs)
    {
        var worst = jobs.Sum(job => (job.GenerateWorst?.Amount ?? 0) + (job.FindFaceWorst?.Amount ?? 0));
        return new BudgetSettings(
            capped && draw.Chance(0.8) ? Share(0.2, 1.1) : null,
            null,
            draw.Chance(0.8) ? OnExceeded.Skip : OnExceeded.Stop)
        {
            MaxCreditsPerDay = capped && draw.Chance(0.3) ? Share(0.2, 1) : null,
            MaxCreditsPerTag = capped && draw.Chance(0.3) ? [new TagCap("language", "es", Share(0.1, 0.6))] : [],
        };

        Credits Share(double low, double high) => new(Math.Round(worst * (decimal)draw.Between(low, high)));
    }

    private static RunOptions Options(Draw draw) => new()
    {
        Calls = draw.Between(1, 8),
        StallTime = TimeSpan.FromMinutes(draw.Between(1, 30)),
        OutagePatience = TimeSpan.FromMinutes(draw.Between(1, 10)),
    };
}
