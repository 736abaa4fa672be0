using System.Numerics;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Following;
using SyncMonster.Vision.Performing;

namespace SyncMonster.Vision.Tests.Following;

/// <summary>Faces followed through their scenes.</summary>
public sealed class FollowingFacts
{
    private static readonly DrivenFace Face = new(10, 60, 30, new FaceBox(100, 100, 80, 80), IsAlone: false);

    [Fact]
    public void A_face_is_followed_from_its_keyframe_both_ways_and_not_mistaken_for_its_neighbour()
    {
        // The face walks to the right; another stands where it began, and a third where it will end.
        var looks = Looks(frame => [Seen(100 + ((frame - 30) * 2), 100), Seen(20, 300), Seen(400, 300)]);
        var route = FaceRoute.Of(Face, looks, 5);
        Assert.Equal(60, route.Expected(10)!.Box.X, 0.01f);
        Assert.Equal(100, route.Expected(30)!.Box.X, 0.01f);
        Assert.Equal(154, route.Expected(57)!.Box.X, 0.01f);
    }

    [Fact]
    public void A_face_that_is_gone_is_expected_nowhere_and_again_where_it_comes_back()
    {
        var looks = Looks(frame => frame is >= 35 and <= 50 ? [] : [Seen(100, 100)]);
        var route = FaceRoute.Of(Face, looks, 5);
        Assert.NotNull(route.Expected(33));
        Assert.Null(route.Expected(42));
        Assert.NotNull(route.Expected(55));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_a_lone_face_is_known_again_across_a_cut(bool isAlone)
    {
        var looks = Looks(frame => frame < 40 ? [Seen(100, 100)] : [Seen(900, 400)]);
        var route = FaceRoute.Of(Face with { IsAlone = isAlone }, looks, 5);
        Assert.Equal(isAlone, route.Expected(50) is not null);
        Assert.Equal(100, route.Expected(36)!.Box.X);
        if (isAlone)
            Assert.Equal(900, route.Expected(39)!.Box.X);
    }

    [Fact]
    public void A_calmed_face_lags_behind_nothing_and_trembles_less()
    {
        var history = new FaceHistory(Face);
        var random = new Random(1);
        for (var frame = 10; frame <= 40; frame++)
            history.Add(frame, View(frame * 3, (float)(random.NextDouble() - 0.5)));
        double raw = 0, calm = 0;
        random = new Random(1);
        for (var frame = 10; frame <= 40; frame++)
        {
            var trembled = random.NextDouble() - 0.5;
            if (frame < 30)
                continue;
            var x = history.At(frame)!.Landmarks.At(1).X - View(frame * 3, 0).Landmarks.At(1).X;
            (raw, calm) = (raw + (trembled * trembled), calm + (x * x));
            Assert.InRange(x, -0.5, 0.5);
        }

        Assert.True(calm < 0.6 * raw, $"{calm} of {raw}");
    }

    [Fact]
    public void An_effect_fades_before_its_face_is_lost_but_not_at_the_ends_of_its_scene()
    {
        var history = new FaceHistory(Face);
        var strengths = new List<float>();
        for (var frame = 10; frame <= 60 + FaceHistory.Ahead; frame++)
        {
            history.Add(frame, frame is (>= 30 and < 40) or > 60 ? null : View(0, 0));
            if (frame - FaceHistory.Ahead >= 10)
                strengths.Add(history.Strength(frame - FaceHistory.Ahead));
        }

        Assert.Equal(1, strengths[0]);
        Assert.Equal(1, strengths[^1]);
        Assert.Equal(0, strengths[35 - 10]);
        var last = strengths[29 - 10];
        Assert.InRange(last, 0.01f, 0.3f);
        Assert.All(
            strengths.Zip(strengths.Skip(1)), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 0.25f));
    }

    private static List<(long Frame, IReadOnlyList<DetectedFace> Faces)> Looks(Func<int, IReadOnlyList<DetectedFace>> seen) =>
        [.. Enumerable.Range(0, 13).Select(look => ((long)(look * 5), seen(look * 5)))];

    private static DetectedFace Seen(float x, float y) =>
        new(new FaceBox(x, y, 80, 80), 0.9f, default, default, default, default, default, default);

    private static FaceView View(float x, float tremble)
    {
        var random = new Random(7);
        var points = new Vector3[Landmarks.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = new Vector3(x + tremble + random.Next(100), random.Next(140), 0);
        return new FaceView(new Landmarks(points, 1), LipEdges.AsSaid, default);
    }
}
