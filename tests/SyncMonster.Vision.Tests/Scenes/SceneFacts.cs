using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Scenes;
using SyncMonster.Vision.Tests.Support;
using static SyncMonster.Vision.Tests.Scenes.Film;

namespace SyncMonster.Vision.Tests.Scenes;

/// <summary>Cuts are where the film has them, and nowhere else.</summary>
public sealed class SceneFacts
{
    private static readonly int[] Seeds = [1, 20, 300, 4000, 50_000];

    [Fact]
    public async Task The_cuts_of_a_real_clip_are_exact()
    {
        var detector = new SceneDetector(new SceneSettings());
        List<long> cuts = [];
        var request = new FrameRequest(new FrameFormat(640, 360, PixelFormat.Yuv420p));
        await foreach (var frame in new FrameReader(Clips.Tools).ReadAsync(
            Clips.Fixture("five_scenes.mp4"), request, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken))
        {
            using (frame)
                cuts.AddRange(detector.Add(frame).Select(cut => cut.Frame));
        }

        cuts.AddRange(detector.Finish().Select(cut => cut.Frame));
        Assert.Equal([100L, 150, 225, 275], cuts);
        Assert.Equal(350, detector.Frames);
    }

    [Fact]
    public void Hard_cuts_are_exact_with_grain_and_in_the_dark()
    {
        var film = new Film().Hold(Picture(1), 30).Hold(Picture(2), 5).Hold(Picture(3), 40).Hold(Picture(4), 3).Hold(
            Picture(5), 9);
        var dark = new Film().Hold(Lit(Picture(1), 0.15f), 30).Hold(Lit(Picture(2), 0.15f), 30);

        Assert.Equal([30L, 35, 75, 78], film.Cuts());
        Assert.Equal([30L, 35, 75, 78], film.WithGrain(12).Cuts());
        Assert.Equal([30L], dark.Cuts());
    }

    [Fact]
    public void The_same_film_has_its_cuts_at_any_rate()
    {
        var film = new Film().Hold(Picture(1), 100).Hold(Picture(2), 80).Hold(Picture(3), 100);

        Assert.Equal([100L, 180], film.Cuts(rate: 60));
        Assert.Equal([100L, 180], film.Cuts(rate: 12.5));
        Assert.Equal([100L, 180], film.Cuts(rate: 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void Pans_have_no_cut(int pixelsEachFrame)
    {
        foreach (var seed in Seeds)
            Assert.Empty(new Film().Add(60, i => Picture(seed, i * pixelsEachFrame)).Cuts());
    }

    [Fact]
    public void A_shaken_camera_and_grain_have_no_cut()
    {
        var random = new Random(5);
        foreach (var seed in Seeds)
            Assert.Empty(new Film().Add(60, _ => Picture(seed, random.Next(-3, 4))).WithGrain(25).Cuts());
    }

    [Fact]
    public void Light_that_changes_has_no_cut()
    {
        foreach (var seed in Seeds)
        {
            var picture = Picture(seed);
            Assert.Empty(new Film().Hold(picture, 30).Hold(Lit(picture, 0.5f), 30).Cuts());
            Assert.Empty(new Film().Add(60, i => Lit(picture, 1 - (i / 120f))).Cuts());
        }
    }

    [Fact]
    public void A_title_over_a_third_of_the_picture_has_no_cut()
    {
        foreach (var seed in Seeds)
        {
            var titled = Picture(seed);
            for (var i = 64 * 25; i < 64 * 36; i++)
                titled[i] = i % 64 is > 10 and < 40 ? 230 : 40;
            Assert.Empty(new Film().Hold(Picture(seed), 30).Hold(titled, 30).Cuts());
        }
    }

    [Fact]
    public void Flashes_are_forgiven_and_strobes_too()
    {
        foreach (var seed in Seeds)
        {
            var picture = Picture(seed);
            Assert.Empty(new Film().Hold(picture, 30).Hold(White, 2).Hold(picture, 30).Cuts());
            Assert.Empty(
                new Film().Hold(picture, 30).Add(8, i => Mix(White, picture, i / 8f)).Hold(picture, 30).Cuts());
            Assert.Empty(
                new Film().Hold(picture, 30).Add(40, i => i / 4 % 2 == 0 ? White : picture).Hold(picture, 30).Cuts());
            Assert.Empty(
                new Film().Hold(picture, 30).Add(40, i => i / 2 % 2 == 0 ? Black : picture).Hold(picture, 30).Cuts());
        }
    }

    [Fact]
    public void A_flash_between_two_scenes_is_one_cut()
    {
        Assert.Equal([34L], new Film().Hold(Picture(1), 30).Hold(White, 4).Hold(Picture(2), 30).Cuts());
        Assert.Equal([36L], new Film().Hold(Picture(1), 30).Hold(Black, 6).Hold(Picture(2), 30).Cuts());
    }

    [Fact]
    public void A_long_black_is_a_scene_of_its_own() =>
        Assert.Equal([30L, 80], new Film().Hold(Picture(1), 30).Hold(Black, 50).Hold(Picture(2), 30).Cuts());

    [Fact]
    public void A_short_insert_is_a_scene()
    {
        Assert.Equal([30L, 34], new Film().Hold(Picture(1), 30).Hold(Picture(2), 4).Hold(Picture(1), 30).Cuts());
        Assert.Equal([30L, 36], new Film().Hold(Picture(1), 30).Hold(Picture(2), 6).Hold(Picture(1), 30).Cuts());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(25)]
    [InlineData(40)]
    public void A_dissolve_is_one_cut_near_its_middle(int length)
    {
        foreach (var seed in Seeds)
        {
            var (from, to) = (Picture(seed), Picture(seed + 1));
            var film = new Film().Hold(from, 40).Dissolve(from, to, length).Hold(to, 40);
            var cut = Assert.Single(film.Changes());
            Assert.InRange(cut.Frame, 40 + (length / 4), 41 + (length * 3 / 4));

            // Outside of these frames each scene is seen alone, nearly.
            Assert.InRange(cut.From, 0, 40 + (length / 8));
            Assert.InRange(cut.Until, 40 + length - (length / 8), 120);
        }
    }

    [Theory]
    [InlineData(6, 1)]
    [InlineData(12, 5)]
    [InlineData(25, 2)]
    public void A_fade_through_black_or_white_is_one_cut(int length, int hold)
    {
        foreach (var seed in Seeds)
        {
            var (from, to) = (Picture(seed), Picture(seed + 1));
            foreach (var surface in (float[][])[Black, White])
            {
                var film = new Film().Hold(from, 40).Dissolve(from, surface, length).Hold(surface, hold).Dissolve(surface, to, length).Hold(to, 40);

                // Parted where next to nothing is seen of either.
                Assert.InRange(Assert.Single(film.Cuts()), 40 + (length * 4 / 5), 41 + hold + (length / 5) + length);
            }
        }
    }

    [Fact]
    public void A_wipe_is_one_cut()
    {
        var film = new Film().Hold(Picture(1), 40).Add(16, i => Wiped((i + 1) * 4)).Hold(Picture(2), 40);

        Assert.InRange(Assert.Single(film.Cuts()), 43, 53);

        static float[] Wiped(int columns) =>
            [.. Picture(1).Zip(Picture(2)).Select((pair, i) => i % 64 < columns ? pair.Second : pair.First)];
    }

    [Fact]
    public void No_two_cuts_are_closer_than_the_minimum_length()
    {
        var film = new Film();
        for (var i = 0; i < 20; i++)
            film.Hold(Picture(i), 7);

        Assert.Equal(19, film.Cuts(minimumLength: 7).Count);
        foreach (var length in (int[])[1, 5, 8, 20, 1000])
        {
            var cuts = film.Cuts(minimumLength: length);
            Assert.All(cuts.Prepend(0).Zip(cuts), pair => Assert.True(pair.Second - pair.First >= length));
            Assert.All(cuts, cut => Assert.Equal(0, cut % 7));
        }

        Assert.Empty(film.Cuts(minimumLength: 1000));
    }

    [Fact]
    public void A_lower_threshold_finds_more()
    {
        var film = new Film();
        for (var i = 0; i < 12; i++)
            film.Hold(Mix(Picture(1), Picture(2 + i), i / 11f), 10);

        var counts =
            ((double[])[0, 0.1, 0.2, 0.395, 0.6, 0.8, 1]).Select(threshold => film.Cuts(threshold).Count).ToList();
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.Equal(11, counts[0]);
        Assert.Equal(0, counts[^1]);
    }

    [Fact]
    public void The_extremes_of_the_threshold_are_obeyed()
    {
        var film = new Film().Hold(Picture(1), 20).Hold(Picture(2), 20).Hold(Black, 20).Hold(Picture(3), 20);

        Assert.Equal([20L, 40, 60], film.Cuts(threshold: 0));
        Assert.Empty(film.Cuts(threshold: 1).Except([20L, 40, 60]));
        Assert.Throws<ArgumentOutOfRangeException>(() => film.Cuts(threshold: 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => film.Cuts(threshold: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => film.Cuts(minimumLength: 0));
    }

    [Fact]
    public void A_film_of_no_or_one_frame_has_no_cut()
    {
        Assert.Empty(new Film().Cuts());
        Assert.Empty(new Film().Hold(Picture(1), 1).Cuts());
    }
}
