using System.Globalization;
using SyncMonster.Media;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Performing;
using SyncMonster.Vision.Speech;

namespace SyncMonster.Vision.Benchmarks;

/// <summary>
/// Draws the faces of one frame as they are and as they are moved, each face a block of rows: the models at several
/// openings, the intensities, the emotions at several strengths.
/// </summary>
internal static class Stills
{
    private const int Columns = 6;
    private const int Side = 384;

    public static async Task DrawAsync(FfmpegTools tools, string path, int index, string output)
    {
        var video = MediaProbe.Probe(path).Video!;
        var format = FrameFormat.Of(video, PixelFormat.Yuv420p);
        using var picture = await FrameAsync(tools, path, format, index);
        var faces = new FaceDetector().Detect(picture);
        var mesh = new FaceMesh();
        var pictures = new List<(Frame Frame, FaceBox Box)>();
        foreach (var face in faces)
        {
            if (mesh.Locate(picture, face) is not { } landmarks)
                continue;
            var geometry = new FaceGeometry(landmarks);
            var line = new MouthLine(geometry);
            Console.WriteLine($"face of height {geometry.Height:F0}, turned by {geometry.TurnDegrees:F0} degrees, "
                + $"gap {line.Gap / geometry.Height:F3}, {MouthColours.Of(picture, geometry, line)}");
            foreach (var (performance, shape, energy) in Variations())
            {
                var copy = picture.Copy();
                if (performance is not null)
                {
                    var view = FaceView.Of(copy, landmarks, performance.LipSync is { FindsLips: true });
                    new FaceWarp(performance).Apply(copy, view, shape, energy, 1);
                }

                pictures.Add((copy, landmarks.Box));
            }
        }

        await SheetAsync(tools, format, pictures, output);
    }

    private static IEnumerable<(Performance? Performance, MouthShape Shape, float Energy)> Variations()
    {
        foreach (var model in (LipSyncModel[])[LipSyncModel.E1, LipSyncModel.E2, LipSyncModel.E3])
        {
            yield return (null, default, 0);
            foreach (var shape in (MouthShape[])[new(0, 0), new(0.25f, 0), new(0.6f, 0.8f), new(0.5f, -0.8f), new(1, 0)])
                yield return (new Performance { LipSync = model, Intensity = 1.5 }, shape, 0.4f);
        }

        foreach (var intensity in (double[])[0.5, 1, 1.5, 2, 2.75, 3.5])
            yield return (new Performance { LipSync = LipSyncModel.E1, Intensity = intensity }, new(0.9f, 0), 0.4f);
        foreach (var emotion in (Func<double, Drama>[])
            [v => new(v, 0, 0, 0), v => new(0, v, 0, 0), v => new(0, 0, v, 0), v => new(0, 0, 0, v)])
        {
            yield return (null, default, 0);
            foreach (var amount in (double[])[0.25, 0.5, 1])
                yield return (new Performance { Drama = emotion(amount) }, default, 0.4f);
            foreach (var amount in (double[])[0.5, 1])
                yield return (new Performance { LipSync = LipSyncModel.E1, Intensity = 1.5, Drama = emotion(amount) }, new(0.6f, 0), 0.8f);
        }
    }

    private static async Task<Frame> FrameAsync(FfmpegTools tools, string path, FrameFormat format, int index)
    {
        await foreach (var frame in new FrameReader(tools).ReadAsync(path, new FrameRequest(format), TimeSpan.FromMinutes(5), default))
        {
            using (frame)
            {
                if (frame.Index == index)
                    return frame.Copy();
            }
        }

        throw new InvalidOperationException($"{path} has no frame {index}");
    }

    /// <summary>Puts the faces' surroundings beside each other, with ffmpeg.</summary>
    private static async Task SheetAsync(
        FfmpegTools tools, FrameFormat format, List<(Frame Frame, FaceBox Box)> pictures, string output)
    {
        var crops = new List<Frame>();
        var square = new FrameFormat(Side, Side, PixelFormat.Yuv420p);
        foreach (var (frame, box) in pictures)
        {
            var side = Math.Min(1.4f * Math.Max(box.Width, box.Height), Math.Min(frame.Width, frame.Height)) - 2;
            var x = Math.Clamp(box.X + (box.Width / 2) - (side / 2), 0, frame.Width - side);
            var y = Math.Clamp(box.Y + (box.Height / 2) - (side / 2), 0, frame.Height - side);
            var filter = string.Create(CultureInfo.InvariantCulture, $"crop={side:F0}:{side:F0}:{x:F0}:{y:F0},scale={Side}:{Side}");
            var crop = new Frame(square);
            await FfmpegProcess.PipeAsync(
                tools.FfmpegPath,
                [.. Raw(format), "-vf", filter, "-f", "rawvideo", "pipe:1"],
                async (input, result, token) =>
                {
                    var writing = Task.Run(async () => { await input.WriteAsync(frame.Memory, token); input.Close(); }, token);
                    await result.ReadExactlyAsync(crop.Memory, token);
                    await writing;
                },
                TimeSpan.FromMinutes(1),
                default);
            crops.Add(crop);
        }

        await FfmpegProcess.PipeAsync(
            tools.FfmpegPath,
            [
                .. Raw(square), "-vf", $"tile={Columns}x{(crops.Count + Columns - 1) / Columns}", "-frames:v", "1", "-update", "1", "-y",
                FfmpegProcess.FileUrl(output),
            ],
            async (input, _, token) =>
            {
                foreach (var crop in crops)
                    await input.WriteAsync(crop.Memory, token);
            },
            TimeSpan.FromMinutes(1),
            default);
    }

    private static string[] Raw(FrameFormat format) =>
        ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", $"{format.Width}x{format.Height}", "-r", "25", "-i", "pipe:0"];
}
