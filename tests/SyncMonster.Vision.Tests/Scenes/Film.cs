using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Scenes;

namespace SyncMonster.Vision.Tests.Scenes;

/// <summary>A film that is made up: pictures of soft random shapes, and what cameras and editors do to them.</summary>
internal sealed class Film
{
    private const int Width = 64;
    private const int Height = 36;
    private static readonly FrameFormat Format = new(Width, Height, PixelFormat.Yuv444p);

    private readonly List<float[]> _frames = [];

    public int Length => _frames.Count;

    public static float[] Black => Surface(16);

    public static float[] White => Surface(235);

    /// <summary>A picture that no other number gives, moved to the left by so many pixels.</summary>
    public static float[] Picture(int number, int moved = 0)
    {
        var random = new Random(number);
        var picture = new float[3 * Width * Height];
        for (var plane = 0; plane < 3; plane++)
        {
            var (middle, strength) = plane == 0 ? (random.Next(70, 170), 60f) : (random.Next(100, 156), 15f);
            var sums = new float[Width * Height];
            for (var wave = 0; wave < 12; wave++)
            {
                var (across, down) = ((random.NextSingle() - 0.5f) * 0.7f, (random.NextSingle() - 0.5f) * 0.9f);
                var start = random.NextSingle() * MathF.Tau;
                var columns = Enumerable.Range(moved, Width).Select(x => MathF.SinCos(across * x)).ToArray();
                for (var y = 0; y < Height; y++)
                {
                    var (sin, cos) = MathF.SinCos((down * y) + start);
                    for (var x = 0; x < Width; x++)
                        sums[(y * Width) + x] += (columns[x].Sin * cos) + (columns[x].Cos * sin);
                }
            }

            for (var i = 0; i < sums.Length; i++)
                picture[(plane * sums.Length) + i] = middle + (strength * sums[i] / 3.5f);
        }

        return picture;
    }

    public static float[] Mix(float[] from, float[] to, float share) =>
        [.. from.Zip(to, (a, b) => a + ((b - a) * share))];

    /// <summary>More or less light, the colours left alone.</summary>
    public static float[] Lit(float[] picture, float factor, float offset = 0) =>
        [.. picture.Select((value, i) => i < Width * Height ? ((value - 16) * factor) + 16 + offset : value)];

    public Film Hold(float[] picture, int count) => Add(count, _ => picture);

    /// <summary>So many frames, each made from its number.</summary>
    public Film Add(int count, Func<int, float[]> picture)
    {
        for (var i = 0; i < count; i++)
            _frames.Add(picture(i));
        return this;
    }

    public Film Dissolve(float[] from, float[] to, int count) => Add(count, i => Mix(from, to, (i + 1f) / (count + 1)));

    /// <summary>Grain on every frame, as any camera leaves.</summary>
    public Film WithGrain(int strength)
    {
        var random = new Random(_frames.Count);
        for (var i = 0; i < _frames.Count; i++)
            _frames[i] = [.. _frames[i].Select(value => value + ((random.NextSingle() - 0.5f) * strength))];
        return this;
    }

    public List<long> Cuts(double threshold = 0.395, int minimumLength = 3, double rate = 25) =>
        [.. Changes(threshold, minimumLength, rate).Select(cut => cut.Frame)];

    public List<SceneCut> Changes(double threshold = 0.395, int minimumLength = 3, double rate = 25)
    {
        var detector = new SceneDetector(new SceneSettings(threshold, minimumLength, rate));
        List<SceneCut> cuts = [];
        using var frame = new Frame(Format);
        foreach (var picture in _frames)
        {
            for (var i = 0; i < picture.Length; i++)
                frame.Data[i] = (byte)Math.Clamp(MathF.Round(picture[i]), 0, 255);
            var certain = detector.CertainUntil;
            var found = detector.Add(frame);
            Assert.All(found, cut => Assert.True(cut.Frame >= certain));
            cuts.AddRange(found);
        }

        cuts.AddRange(detector.Finish());
        return cuts;
    }

    private static float[] Surface(float luma) =>
        [.. Enumerable.Repeat(luma, Width * Height), .. Enumerable.Repeat(128f, 2 * Width * Height)];
}
