using System.Numerics;
using SyncMonster.Media;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Tests.Support;

/// <summary>
/// Measures of one face in one frame, by the distance of its eyes' outer corners, up and down along the face. They are
/// read off the picture again by the detector and the mesh, as any judge of a delivered file would.
/// </summary>
/// <param name="Gap">Between the inner edges of the lips.</param>
/// <param name="Corners">How high the corners of the mouth are, above the chin-side of the nose.</param>
/// <param name="InnerBrows">How high the inner ends of the brows are above the eyes.</param>
/// <param name="Brows">How high the middles of the brows are above the eyes.</param>
internal sealed record FaceMeasures(double Gap, double Corners, double InnerBrows, double Brows)
{
    /// <summary>Measures a face through a whole file; null for frames in which it isn't seen.</summary>
    /// <param name="path">The file.</param>
    /// <param name="number">Which face of the first frame, from the left.</param>
    public static async Task<IReadOnlyList<FaceMeasures?>> OfAsync(string path, int number = 0)
    {
        var format = FrameFormat.Of(MediaProbe.Probe(path).Video!, PixelFormat.Yuv420p);
        var (detector, mesh) = (new FaceDetector(), new FaceMesh());
        var measures = new List<FaceMeasures?>();
        Landmarks? last = null;
        var limit = TimeSpan.FromMinutes(2);
        await foreach (var frame in new FrameReader(Clips.Tools).ReadAsync(path, new FrameRequest(format), limit, default))
        {
            using (frame)
            {
                last = last is null ? null : mesh.Locate(frame, last);
                if (last is null && detector.Detect(frame).OrderBy(f => f.Box.X).ElementAtOrDefault(number) is { } face)
                    last = mesh.Locate(frame, face);
                measures.Add(last is null ? null : Of(last));
            }
        }

        return measures;
    }

    public static FaceMeasures Of(Landmarks face)
    {
        var eyes = face.At(263) - face.At(33);
        var unit = eyes.Length();
        var down = new Vector2(-eyes.Y, eyes.X) / unit;
        return new FaceMeasures(
            Vector2.Distance(face.At(13), face.At(14)) / unit,
            -Down((face.At(61) + face.At(291)) / 2, face.At(2)),
            Down((face.At(133) + face.At(362)) / 2, (face.At(55) + face.At(285)) / 2),
            Down((face.At(33) + face.At(263)) / 2, (face.At(52) + face.At(282)) / 2));

        double Down(Vector2 at, Vector2 above) => Vector2.Dot(at - above, down) / unit;
    }
}
