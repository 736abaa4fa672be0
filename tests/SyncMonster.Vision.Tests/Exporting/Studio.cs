using System.Globalization;
using SyncMonster.Media;
using SyncMonster.Vision.Exporting;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Following;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Performing;
using SyncMonster.Vision.Speech;
using SyncMonster.Vision.Tests.Support;

namespace SyncMonster.Vision.Tests.Exporting;

/// <summary>Makes videos as a test wants them.</summary>
internal static class Studio
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    /// <summary>Makes a video whose faces, by number from the left, are driven through all of it.</summary>
    public static async Task<string> MakeAsync(
        Clips clips, string video, string audio, Performance performance, params int[] faces)
    {
        var output = Path.Combine(clips.Folder, Guid.NewGuid().ToString("n") + ".mp4");
        var track = MediaProbe.Probe(video).Video!;
        await new VideoExport(Clips.Tools).RunAsync(
            new ExportOrder
            {
                VideoPath = video,
                Video = track,
                AudioPath = audio,
                OutputPath = output,
                Faces = await FacesAsync(video, track, faces),
                Performance = performance,
                Comment = "Made by a test",
            },
            Long,
            default);
        return output;
    }

    /// <summary>The driven faces, found in the first frame that shows enough of them.</summary>
    public static async Task<IReadOnlyList<DrivenFace>> FacesAsync(string video, VideoTrack track, params int[] numbers)
    {
        var format = FrameFormat.Of(track, PixelFormat.Yuv420p);
        await foreach (var frame in new FrameReader(Clips.Tools).ReadAsync(video, new FrameRequest(format), Long, default))
        {
            using (frame)
            {
                var found = new FaceDetector().Detect(frame).OrderBy(face => face.Box.X).ToList();
                if (found.Count > numbers.DefaultIfEmpty(0).Max())
                {
                    return [.. numbers.Select(number =>
                        new DrivenFace(0, track.FrameCount - 1, frame.Index, found[number].Box, found.Count == 1))];
                }
            }
        }

        throw new InvalidOperationException($"{Path.GetFileName(video)} shows too few faces.");
    }

    /// <summary>The loudness of a sound around each frame's time.</summary>
    public static async Task<double[]> EnvelopeAsync(string audio, double framesPerSecond, int frames)
    {
        var samples = new List<float>();
        await SoundReader.ReadAsync(Clips.Tools, audio, block => samples.AddRange(block), Long, default);
        return Statistics.Envelope([.. samples], SpeechAnalysis.SampleRate, framesPerSecond, frames);
    }

    /// <summary>Peak signal-to-noise ratio of luma between two videos in a part of the picture, in dB.</summary>
    public static async Task<double> PsnrAsync(string one, string other, int x, int y, int width, int height)
    {
        var format = FrameFormat.Of(MediaProbe.Probe(one).Video!, PixelFormat.Yuv420p);
        var request = new FrameRequest(format);
        double squares = 0, count = 0;
        await using var second =
            new FrameReader(Clips.Tools).ReadAsync(other, request, Long, default).GetAsyncEnumerator();
        await foreach (var first in new FrameReader(Clips.Tools).ReadAsync(one, request, Long, default))
        {
            Assert.True(await second.MoveNextAsync());
            using (first)
            using (second.Current)
            {
                for (var row = y; row < y + height; row++)
                {
                    var a = first.Data.Slice((row * format.Width) + x, width);
                    var b = second.Current.Data.Slice((row * format.Width) + x, width);
                    for (var i = 0; i < width; i++)
                        squares += (a[i] - b[i]) * (a[i] - b[i]);
                }

                count += width * height;
            }
        }

        return squares == 0 ? 99 : 10 * Math.Log10(255 * 255 / (squares / count));
    }

    public static string Show(double number) => number.ToString("F3", CultureInfo.InvariantCulture);
}
