using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Surveys;
using SyncMonster.Vision.Tests.Support;

namespace SyncMonster.Vision.Tests.Surveys;

/// <summary>
/// Photographs, each as many frames of a still scene: as many faces as there are, and none where nobody is.
/// </summary>
public sealed class PhotographFacts
{
    private const string Fit = "scale=960:540:force_original_aspect_ratio=decrease,pad=960:540:(ow-iw)/2:(oh-ih)/2";
    private static readonly FrameFormat Format = new(960, 540, PixelFormat.Yuv420p);

    private readonly FaceFinder _finder = new();

    [Theory]
    [InlineData("")]
    [InlineData(",hflip")]
    [InlineData(",eq=brightness=0.12:contrast=1.2")]
    [InlineData(",scale=672:378,pad=960:540:200:100:color=gray")]
    public async Task Every_photograph_has_its_faces(string change)
    {
        var folder = Clips.Fixture("photographs");
        var wrong = new List<string>();
        var photographs = Directory.GetFiles(folder);
        foreach (var photograph in photographs)
        {
            using var frame = await Pictures.FrameAsync(photograph, Format, filter: Fit + change);
            var found = Count(frame);
            if (!Path.GetFileName(photograph).StartsWith($"{found}_", StringComparison.Ordinal))
                wrong.Add($"{Path.GetFileName(photograph)}: {found}");
        }

        Assert.Empty(wrong);
        Assert.Equal(18, photographs.Length);
    }

    [Fact]
    public async Task Dark_footage_has_its_faces()
    {
        foreach (var light in (double[])[0.5, 0.3, 0.2])
        {
            using var frame = await Pictures.FrameAsync(
                Clips.Fixture("two_faces.mp4"), Format, filter: FormattableString.Invariant($"lutyuv=y='16+(val-16)*{light}'"));
            Assert.Equal(2, Count(frame));
        }
    }

    private int Count(Frame frame)
    {
        var tracker = new FaceTracker(12);
        tracker.Add(_finder.Find(frame, SmallestFace.Small));
        tracker.Add(_finder.Find(frame, SmallestFace.Usual));
        return tracker.Finish().Count;
    }
}
