using SyncMonster.Vision.Performing;
using SyncMonster.Vision.Tests.Support;

namespace SyncMonster.Vision.Tests.Exporting;

/// <summary>Lips of delivered files, measured again, against the sound they were made for.</summary>
public sealed class LipSyncFacts(Clips clips, ITestOutputHelper output)
{
    private static readonly Performance Speaking = new() { LipSync = LipSyncModel.E1, Intensity = 1.5 };

    [Fact]
    public async Task A_driven_mouth_goes_with_its_sound_and_the_face_beside_it_stays_as_it_was()
    {
        var (video, audio, otherAudio) = (Clips.Fixture("two_faces.mp4"), Clips.Fixture("dub.es.wav"), Clips.Fixture("dub.de.wav"));
        var made = await Studio.MakeAsync(clips, video, audio, Speaking, 0);
        var driven = Gaps(await FaceMeasures.OfAsync(made, 0));
        var still = Gaps(await FaceMeasures.OfAsync(made, 1));
        var sound = await Studio.EnvelopeAsync(audio, 25, driven.Length);
        var other = await Studio.EnvelopeAsync(otherAudio, 25, driven.Length);

        var (lag, r) = Statistics.BestLag(driven, sound, 6);
        var (rStill, rOther) = (Statistics.Correlation(still, sound), Statistics.Correlation(driven, other));
        var psnr = await Studio.PsnrAsync(video, made, 720, 60, 540, 600);
        output.WriteLine(
            $"driven r = {r:F3} at lag {lag}, still r = {rStill:F3} and {psnr:F1} dB, other sound r = {rOther:F3}");
        Assert.True(r >= 0.85);
        Assert.InRange(lag, -1, 1);
        Assert.InRange(rStill, -0.2, 0.2);
        Assert.True(psnr >= 45);
        Assert.True(rOther <= 0.4);
    }

    [Fact]
    public async Task A_mouth_that_spoke_and_a_head_that_turned_say_the_new_words()
    {
        var (video, audio) = (Clips.Fixture("one_face_talking.mp4"), Clips.Fixture("dub.de.wav"));
        var made = await Studio.MakeAsync(clips, video, audio, Speaking, 0);
        var driven = Gaps(await FaceMeasures.OfAsync(made));
        var before = Gaps(await FaceMeasures.OfAsync(video));
        var sound = await Studio.EnvelopeAsync(audio, 30, driven.Length);
        var (lag, r) = Statistics.BestLag(driven, sound, 6);
        var rBefore = Statistics.Correlation(before, sound);

        // From 2.8 s to 5 s the head is held still enough for the mesh to measure lips rather than the turn of the
        // head.
        var calm = Statistics.Correlation(driven[85..150], sound[85..150]);
        output.WriteLine($"r = {r:F3} at lag {lag}, where calm {calm:F3}; before {rBefore:F3}");
        Assert.InRange(lag, -1, 1);
        Assert.True(r >= 0.72);
        Assert.True(calm >= 0.85);
        Assert.True(rBefore < 0.2);
    }

    private static double[] Gaps(IReadOnlyList<FaceMeasures?> measures)
    {
        Assert.True(measures.Count(m => m is null) < measures.Count / 20, "the face is found again");
        return [.. measures.Select(m => m?.Gap ?? 0)];
    }
}
