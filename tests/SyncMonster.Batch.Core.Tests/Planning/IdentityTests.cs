using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Tests.Planning;

public sealed class IdentityTests
{
    [Fact]
    public void The_same_number_written_differently_is_the_same_work() => Assert.Equal(
        Identity.OfAnalysis("sha256:v", new Detection(0.3950m, 3)),
        Identity.OfAnalysis("sha256:v", new Detection(0.395m, 3)));

    [Fact]
    public void Another_content_option_model_emotion_or_face_is_other_work()
    {
        var drama = new Drama(0.5m, null, null, null);
        string[] all =
        [
            Identity.OfGeneration("ff", "a", LipSync.Default, null, [new SceneFaces(1, [0])]),
            Identity.OfGeneration("ff2", "a", LipSync.Default, null, [new SceneFaces(1, [0])]),
            Identity.OfGeneration("ff", "b", LipSync.Default, null, [new SceneFaces(1, [0])]),
            Identity.OfGeneration("ff", "a", new LipSync(LipSyncModel.E2, null), null, [new SceneFaces(1, [0])]),
            Identity.OfGeneration("ff", "a", new LipSync(LipSyncModel.E1, 1.5m), null, [new SceneFaces(1, [0])]),
            Identity.OfGeneration("ff", "a", LipSync.Default, drama, [new SceneFaces(1, [0])]),
            Identity.OfGeneration(
                "ff", "a", LipSync.Default, new Drama(null, 0.5m, null, null), [new SceneFaces(1, [0])]),
            Identity.OfGeneration("ff", "a", LipSync.Default, null, [new SceneFaces(1, [0, 1])]),
            Identity.OfGeneration("ff", "a", LipSync.Default, null, [new SceneFaces(10, [0])]),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }
}
