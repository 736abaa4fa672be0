using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Scenarios;
using SyncMonster.Batch.Simulation.Time;

namespace SyncMonster.Batch.Simulation.Service;

/// <summary>
/// Another client on the same key. It works on videos as long as ours, and on our own assets, at any time. What it
/// never does is to ask for the very same as we do, with the same settings over the same assets: nothing that the
/// service shows could tell such a request from ours.
/// </summary>
internal sealed class OtherClient(
    Scenario scenario, SimulatedService service, Timeline timeline, Troubles troubles, Draw draw)
{
    private int _made;

    /// <summary>Makes what the account has seen before us.</summary>
    public void HaveHistory()
    {
        for (var older = !scenario.IsClear && draw.Chance(0.3) ? draw.Between(1, 120) : 0; older > 0; older--)
            MakeRequest();
    }

    /// <summary>Works for a while.</summary>
    public void Work() => Work(draw.Between(1, 30));

    /// <summary>Makes a few requests at once.</summary>
    public void MakeHaste()
    {
        for (var count = draw.Between(1, 3); count > 0; count--) MakeRequest();
    }

    private void Work(int turns) => timeline.After(draw.Seconds(0.5, 20), () =>
    {
        if (turns == 0 || !troubles.Has(Trouble.OtherClient)) return;
        if (troubles.Strikes(Trouble.OtherClient)) MakeRequest();
        Work(turns - 1);
    });

    private void MakeRequest()
    {
        try
        {
            service.Accept(Choose(), Client.Other);
        }
        catch (ApiException)
        {
            // It is refused like anyone.
        }
    }

    private Asked Choose() => draw.Between(1, 4) switch
    {
        1 when OurVideo() is { } video => new Asked.FindFace(new FindFaceRequest(new MediaInput.Asset(video.Id))),
        2 or 3 when Analysed() is { } analysis => new Asked.Generate(new GenerateRequest(
            analysis.Id, new MediaInput.Asset(Foreign(0).Id), new LipSync(Model(analysis)), null, [new SceneFaces(1, [0])])),
        _ => new Asked.FindFace(new FindFaceRequest(new MediaInput.Asset(Foreign(1.2).Id))),
    };

    // A find-face over an asset of ours, unless we make such requests ourselves.
    private Asset? OurVideo() => service.Orders.Select(order => order.Video).FirstOrDefault(asset =>
        asset.Clip.Reference is MediaReference.LocalFile
        && scenario.Plan.Jobs.Where(job => job.Video.Content == asset.Clip.Content)
            .Select(job => job.Detection).Distinct().Count() == 1);

    private Order? Analysed()
    {
        var analyses = service.Orders.Where(order => order.Kind == RequestKind.FindFace).ToList();
        return analyses.Count == 0 ? null : draw.One(analyses);
    }

    // Over a video of ours, with a model that we don't use.
    private LipSyncModel Model(Order analysis) =>
        scenario.Clips.Contains(analysis.Video.Clip) ? LipSyncModel.E3 : draw.One([LipSyncModel.E1, LipSyncModel.E2]);

    // As long as one of ours, in frames of its own.
    private Asset Foreign(double frames)
    {
        var like = draw.One(scenario.Clips.Where(clip => clip.IsVideo).ToList());
        var count = (int)(frames * like.Frames);
        while (scenario.Clips.Any(clip => clip.HasAbout(count))) count += 10 + (count / 20);
        return service.Upload(like with
        {
            Content = $"foreign-{++_made}",
            Reference = new MediaReference.LocalFile("", ""),
            Frames = frames > 0 ? count : 0,
            Scenes = Clip.DrawScenes(draw, count),
            Refusal = null,
        });
    }
}
