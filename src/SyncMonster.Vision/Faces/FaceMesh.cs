using System.Numerics;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Networks;

namespace SyncMonster.Vision.Faces;

/// <summary>
/// Finds the points of a face whose place is known, with Face Mesh (see <c>Models</c>), and tells whether it is a face
/// at all. It owns its buffers: one thread at a time.
/// </summary>
public sealed class FaceMesh
{
    private const int Side = 192;

    // The network was trained on crops with this much around the box.
    private const float Surroundings = 1.5f;

    private readonly Network _network = Network.Embedded("face_landmark.tflite");
    private readonly CropSampler _sampler = new(Side);

    /// <summary>How sure it must be of a face, 0 to 1; 0.5 by default.</summary>
    public float MinimumPresence { get; init; } = 0.5f;

    /// <summary>Finds the points of a face that was just detected; null if there is none after all.</summary>
    /// <param name="picture">The picture, in any layout.</param>
    /// <param name="face">The face.</param>
    public Landmarks? Locate(Frame picture, DetectedFace face)
    {
        var eyes = face.LeftEye - face.RightEye;
        return Locate(picture, face.Box, MathF.Atan2(eyes.Y, eyes.X));
    }

    /// <summary>Finds the points again in the next frame or soon after it; null if the face is gone.</summary>
    /// <param name="picture">The picture, in any layout.</param>
    /// <param name="previous">Where they were.</param>
    public Landmarks? Locate(Frame picture, Landmarks previous) => Locate(picture, previous.Box, previous.Roll);

    private Landmarks? Locate(Frame picture, FaceBox box, float roll)
    {
        var crop = new Crop(box.Centre, Math.Max(box.Width, box.Height) * Surroundings, roll);
        _sampler.Write(picture, crop, _network.Input.Values, 0, 1);
        _network.Run();
        var presence = 1 / (1 + MathF.Exp(-_network.Output(1)[0]));
        return presence < MinimumPresence
            ? null
            : new Landmarks(Points(_network.Output(3 * Landmarks.Count), crop), presence);
    }

    private static Vector3[] Points(ReadOnlySpan<float> numbers, Crop crop)
    {
        var points = new Vector3[Landmarks.Count];
        for (var i = 0; i < points.Length; i++)
        {
            var place = crop.ToPicture(new Vector2(numbers[3 * i], numbers[(3 * i) + 1]) / Side);
            points[i] = new Vector3(place, numbers[(3 * i) + 2] / Side * crop.Side);
        }

        return points;
    }
}
