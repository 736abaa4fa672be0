using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Performing;
using SyncMonster.Vision.Speech;

namespace SyncMonster.Vision.Tests.Performing;

/// <summary>Mouths, seen again by the mesh in the moved picture.</summary>
public sealed class MouthFacts(ITestOutputHelper output)
{
    private static readonly Performance Speaking = new() { LipSync = LipSyncModel.E1, Intensity = 1.5 };

    [Theory]
    [InlineData("e1", 0)]
    [InlineData("e1", 1)]
    [InlineData("e2", 1)]
    [InlineData("e3", 1)]
    public async Task More_intensity_opens_the_mouth_further(string model, int number)
    {
        var sitter = await Sitter.OfAsync("two_faces.mp4", number);
        var gaps = new[] { 0.5, 1, 1.5, 2, 2.5, 3, 3.5 }.Select(intensity => sitter.After(
            new Performance { LipSync = LipSyncModel.Of(model), Intensity = intensity }, new(0.8f, 0)).Gap).ToArray();
        output.WriteLine($"{model}, face {number}: {string.Join(" ", gaps.Select(g => g.ToString("F3")))}");
        Assert.Equal(gaps.Order(), gaps);
        Assert.True(gaps[^1] > 1.6 * gaps[0]);
    }

    [Fact]
    public async Task An_open_smile_closes()
    {
        var sitter = await Sitter.OfAsync("two_faces.mp4");
        var (open, closed) = (sitter.AsItIs.Gap, sitter.After(Speaking, MouthShape.Closed).Gap);
        output.WriteLine($"smiling {open:F3}, closed {closed:F3}");
        Assert.True(closed < 0.6 * open);
    }

    [Fact]
    public async Task Lips_spread_for_ee_and_round_for_oo()
    {
        var sitter = await Sitter.OfAsync("two_faces.mp4", 1);
        var (ee, oo) = (Width(new(0.4f, 1)), Width(new(0.4f, -1)));
        output.WriteLine($"ee {ee:F3}, oo {oo:F3}");
        Assert.True(ee > oo * 1.05);

        double Width(MouthShape shape)
        {
            using var moved = sitter.Moved(Speaking, shape);
            var face = new FaceMesh().Locate(moved, sitter.Face)!;
            return (face.At(291) - face.At(61)).Length() / (face.At(263) - face.At(33)).Length();
        }
    }

    [Fact]
    public async Task What_is_away_from_the_face_stays_as_it_was_to_the_last_bit()
    {
        var sitter = await Sitter.OfAsync("two_faces.mp4");
        using var moved = sitter.Moved(Speaking with { Drama = new Drama(1, 0, 1, 0) }, new(1, 0.5f));
        Assert.False(moved.Data.SequenceEqual(sitter.Picture.Data));
        foreach (var plane in moved.Format.Planes)
        {
            // The other face is in the right half.
            for (var row = 0; row < plane.Height; row++)
            {
                var right = plane.Offset + (row * plane.RowStride) + (plane.Width / 2) + (plane.Width / 16);
                var length = (plane.Width / 2) - (plane.Width / 16);
                Assert.True(moved.Data.Slice(right, length).SequenceEqual(sitter.Picture.Data.Slice(right, length)));
            }
        }
    }

    [Theory]
    [InlineData(null, "as it is")]
    [InlineData("eq=brightness=-0.25:contrast=0.6", "dark")]
    [InlineData("eq=brightness=0.15:contrast=0.8", "bright")]
    [InlineData("hue=s=0", "without colour")]
    [InlineData("colorbalance=bs=0.3:bm=0.3", "blue")]
    public async Task The_inside_of_a_mouth_fits_its_picture(string? filter, string kind)
    {
        var sitter = await Sitter.OfAsync("two_faces.mp4", 1, filter: filter);
        var geometry = new FaceGeometry(sitter.Points);
        var colours = MouthColours.Of(sitter.Picture, geometry, new MouthLine(geometry));
        var lip = sitter.Points.At(17);
        var shade = Shade.Around(sitter.Picture, lip.X, lip.Y, 3);
        output.WriteLine($"{kind}: lip {shade}, inside {colours}");
        Assert.InRange(colours.Cavity.Luma, 16, 16 + (0.5f * (shade.Luma - 16)));
        Assert.True(colours.Teeth.Luma > colours.Tongue.Luma);
        Assert.True(colours.Teeth.Luma < 235);
        if (kind == "without colour")
            Assert.All(
                (float[])[colours.Cavity.Redness, colours.Tongue.Redness, colours.Teeth.Redness],
                c => Assert.Equal(128, c, 2f));
    }

    [Fact]
    public async Task A_mouth_at_the_edge_of_the_picture_and_a_tiny_one_do_no_harm()
    {
        var sitter = await Sitter.OfAsync("two_faces.mp4");
        var warp = new FaceWarp(Speaking with { Drama = new Drama(1, 0, 1, 1) });

        // The face lies outside of these pictures, over their edges, or is no larger than a few pixels.
        foreach (var (width, height) in ((int, int)[])[(161, 91), (301, 291), (641, 333), (1, 1)])
        {
            using var small = new Frame(new FrameFormat(width, height, PixelFormat.Yuv420p));
            warp.Apply(small, FaceView.Of(small, sitter.Points, true), new(1, 1), 1, 1);
        }

        var tiny = new System.Numerics.Vector3[Landmarks.Count];
        for (var i = 0; i < tiny.Length; i++)
            tiny[i] = sitter.Points[i] / 40;
        using var picture = sitter.Picture.Copy();
        warp.Apply(picture, FaceView.Of(picture, new Landmarks(tiny, 1), true), new(1, 1), 1, 1);
        warp.Apply(
            picture,
            FaceView.Of(picture, new Landmarks(new System.Numerics.Vector3[Landmarks.Count], 1), true),
            new(1, 1),
            1,
            1);
    }

    [Fact]
    public void A_model_that_does_not_exist_is_refused_by_its_name()
    {
        var refused = Assert.Throws<ArgumentException>(() => LipSyncModel.Of("e4"));
        Assert.Contains("'e4'", refused.Message, StringComparison.Ordinal);
    }
}
