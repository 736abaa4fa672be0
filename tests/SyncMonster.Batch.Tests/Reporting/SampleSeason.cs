using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Core.Tests.Reporting;

namespace SyncMonster.Batch.Tests.Reporting;

/// <summary>Seasons after a night or two: some delivered, some not, a find-face shared, a charge not known.</summary>
internal static class SampleSeason
{
    private static readonly (string Name, string Value)[] Acme = [("client", "acme"), ("reel", "1")];

    /// <summary>A few jobs with one of everything.</summary>
    public static CostReport Small(string account = "https://api.syncmonster.ai/neuralgarage/saas/api/v1/clients")
    {
        var record = new RecordBuilder(account: account)
        {
            Budget = new BudgetSettings(new Credits(600), new Credits(400), OnExceeded.Skip),
        };
        record.BeginRun();
        record.Add("ep01-es", "ep01.mp4", "es", 61.48m, new LipSync(LipSyncModel.E1, 1.5m), tags: Acme, output: "es/ep01.es.mp4");
        record.Add("ep01-fr", "ep01.mp4", "fr", 61.48m, new LipSync(LipSyncModel.E1, 1.5m), tags: Acme, output: "fr/ep01.fr.mp4");
        record.Add("ep02-es", "ep02.mp4", "es", 42.04m, new LipSync(LipSyncModel.E2, null), new Drama(0.2m, null, 0.4m, null), output: "es/ep02.es.mp4");
        record.Add("ep02-fr", "ep02.mp4", "fr", 42.04m, new LipSync(LipSyncModel.E2, null), new Drama(0.2m, null, 0.4m, null), output: "fr/ep02.fr.mp4");
        record.Add(
            "ep03-es", "ep03.mov", "es", 55m, priority: 10, retries: 1, most: new Credits(200), output: "es/ep03.es.mp4",
            detection: new Detection(0.395m, 3),
            faces:
            [
                new FaceRule([new Span(1, 1)], null, new FacePick.Ids([0, 1]), null, IfUnclear.Review),
                new FaceRule([new Span(4, 9), new Span(12, 12)], null, new FacePick.Leftmost(), null, IfUnclear.Review),
                new FaceRule([], new Span(500, 900), new FacePick.None(), null, IfUnclear.Largest),
                new FaceRule([], null, new FacePick.Nearest(960, 540.5m), new MinFaceSize(5, true), IfUnclear.Fail),
            ]);
        record.Add("trailer-no", "", "no", 30m, lips: false, drama: new Drama(null, 0.6m, null, null), from: new MediaReference.Link(new Uri("https://cdn.example.com/trailer.mp4?sig=a%3D1"), 30m), output: "no/trailer {final}.mp4");
        record.Add(
            "extra-de", "", "de", null, from: new MediaReference.StoredAsset(4711, null), output: "de/extra.de.mp4");
        record.Wait(3);
        record.FindFace("ep01-es", faces: [1, 2, 0, 1, 1]);
        record.Wait(14);
        record.FindFace("ep02-es", faces: [2, 1]);
        record.Wait(20);
        record.Generate("ep01-es", chosen: [(1, [0]), (2, [0, 1]), (4, [0]), (5, [0])]);
        record.Generate("ep01-fr", unknown: true, chosen: [(1, [0]), (2, [0, 1]), (4, [0]), (5, [0])]);
        record.Review("ep02-es", "scene 1: faces 0 and 1 are within 10 % of each other's size");
        record.Wait(9);
        record.FindFace("ep03-es", RequestStage.Failed, charged: 0);
        record.Fail(
            "ep03-es",
            new Fault(FaultKind.Input, "Uploaded data is corrupted or invalid.", 400, "ERR_007"),
            "ERR_007: Uploaded data is corrupted or invalid.; export the file again");
        record.FindFace("trailer-no", RequestStage.Parked);
        record.Park("trailer-no");
        record.Wait(40);
        record.Deliver("ep01-es");
        record.EndRun(ExitCode.Clock);
        record.Note("the time set by --until is over; nothing more is started");
        record.Wait(8 * 3600);
        record.BeginRun();
        record.Wait(4);
        record.Deliver("ep01-fr", 25_300_000);
        record.Review("ep02-fr", "scene 1: faces 0 and 1 are within 10 % of each other's size");
        record.EndRun(ExitCode.SomeFailed);
        return record.Report();
    }

    /// <summary>A season of so many episodes in ten languages, of which most are delivered.</summary>
    public static CostReport Large(int episodes)
    {
        string[] languages = ["ar", "de", "en", "es", "fr", "it", "ja", "pl", "pt-BR", "tr"];
        var record =
            new RecordBuilder { Budget = new BudgetSettings(new Credits(episodes * 14_000), null, OnExceeded.Skip) };
        record.BeginRun();
        for (var episode = 1; episode <= episodes; episode++)
        {
            foreach (var language in languages)
            {
                record.Add(
                    $"ep{episode:000}-{language}", $"ep{episode:000}.mp4", language, 1290 + (episode % 7) + 0.32m,
                    tags: [("client", episode % 3 == 0 ? "acme" : "borealis")], output: $"{language}/ep{episode:000}.{language}.mp4");
            }
        }

        for (var episode = 1; episode <= episodes; episode++)
        {
            record.Wait(30);
            record.FindFace($"ep{episode:000}-ar", faces: [.. Enumerable.Range(0, 120).Select(scene => scene % 4)]);
            record.Wait(120);
            foreach (var language in languages)
            {
                var id = $"ep{episode:000}-{language}";
                record.Generate(
                    id,
                    unknown: (episode, language) is (4, "ja"),
                    chosen: [.. Enumerable.Range(1, 120).Where(scene => scene % 4 != 1).Select(scene => (scene, new[] { scene % 3 == 0 ? 1 : 0 }))]);
                record.Wait(20);
                switch (episode % 20, language)
                {
                    case (5, "pl"):
                        record.Fail(
                            id,
                            new Fault(FaultKind.Input, "Video duration exceeds the limit.", 400, "ERR_009"),
                            "ERR_009: Video duration exceeds the limit.; cut the video into shorter parts");
                        break;
                    case (9, _):
                        record.Review(id, "scene 17: faces 0 and 2 are within 10 % of each other's size");
                        break;
                    default:
                        record.Deliver(id, 480_000_000 + (episode * 1000));
                        break;
                }
            }
        }

        record.EndRun(ExitCode.SomeFailed);
        return record.Report();
    }
}
