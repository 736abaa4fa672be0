using System.Numerics;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Networks;

namespace SyncMonster.Vision.Faces;

/// <summary>
/// Finds faces in a picture with BlazeFace, full range (see <c>Models</c>): up to several metres away, and smaller ones
/// by looking at tiles of the picture. It owns its buffers: one thread at a time.
/// </summary>
public sealed class FaceDetector
{
    private const int Side = 192;

    // The network answers for a grid of places: a score each, and a box with six points relative to the place.
    private const int Places = 48;
    private const int Numbers = 16;
    private const int Points = 6;

    // Tiles overlap by more than the faces that are looked for in them.
    private const float TileStep = 0.7f;

    // A face that touches the edge of a tile goes on in the next one, which sees it whole.
    private const float TileMargin = 2;

    private readonly Network _network = Network.Embedded("face_detection_full_range.tflite");
    private readonly CropSampler _sampler = new(Side);

    /// <summary>How sure it must be of a face, 0 to 1; 0.6 by default.</summary>
    public float MinimumScore { get; init; } = 0.6f;

    /// <summary>Finds the faces of a picture, the surest first.</summary>
    /// <param name="picture">The picture, in any layout.</param>
    /// <param name="smallest">How small faces are looked for; smaller is much more work.</param>
    public IReadOnlyList<DetectedFace> Detect(Frame picture, SmallestFace smallest = SmallestFace.Usual)
    {
        List<FaceCandidate> found = [];
        Look(picture, new Vector2(picture.Width, picture.Height) / 2, Math.Max(picture.Width, picture.Height), found);
        var shorter = Math.Min(picture.Width, picture.Height);
        if (smallest != SmallestFace.Usual)
            LookIntoTiles(picture, shorter, found);
        if (smallest == SmallestFace.Tiny)
            LookIntoTiles(picture, shorter / 2f, found);
        return FaceCandidate.Merge(found);
    }

    private void LookIntoTiles(Frame picture, float tile, List<FaceCandidate> found)
    {
        foreach (var y in Centres(picture.Height, tile))
        {
            foreach (var x in Centres(picture.Width, tile))
                LookIntoTile(picture, new Vector2(x, y), tile, found);
        }
    }

    private static IEnumerable<float> Centres(int length, float tile)
    {
        var steps = (int)MathF.Ceiling((length - tile) / (tile * TileStep));
        return Enumerable.Range(0, steps + 1).Select(
            step => (tile / 2) + ((length - tile) * step / Math.Max(steps, 1)));
    }

    private void LookIntoTile(Frame picture, Vector2 centre, float side, List<FaceCandidate> found)
    {
        List<FaceCandidate> here = [];
        Look(picture, centre, side, here);
        var (left, top) = (centre.X - (side / 2), centre.Y - (side / 2));
        found.AddRange(here.Where(face =>
            IsWhole(face.Box.X, face.Box.Width, left, picture.Width) && IsWhole(face.Box.Y, face.Box.Height, top, picture.Height)));

        bool IsWhole(float start, float length, float tileStart, int pictureLength) =>
            (start > tileStart + TileMargin || tileStart <= 1)
            && (start + length < tileStart + side - TileMargin || tileStart + side >= pictureLength - 1);
    }

    /// <summary>Looks at a square of the picture once.</summary>
    private void Look(Frame picture, Vector2 centre, float side, List<FaceCandidate> found)
    {
        var crop = new Crop(centre, side, 0);
        _sampler.Write(picture, crop, _network.Input.Values, -1, 1);
        _network.Run();
        var scores = _network.Output(Places * Places);
        var boxes = _network.Output(Places * Places * Numbers);
        for (var place = 0; place < scores.Length; place++)
        {
            var score = 1 / (1 + MathF.Exp(-scores[place]));
            if (score >= MinimumScore)
                found.Add(Read(boxes.Slice(place * Numbers, Numbers), place, score, crop));
        }
    }

    private static FaceCandidate Read(ReadOnlySpan<float> numbers, int place, float score, Crop crop)
    {
        var anchor = (new Vector2(place % Places, place / Places) + new Vector2(0.5f)) / Places;
        var size = new Vector2(numbers[2], numbers[3]) / Side * crop.Side;
        var corner = At(numbers) - (size / 2);
        var points = new Vector2[Points];
        for (var i = 0; i < Points; i++)
            points[i] = At(numbers[(4 + (2 * i))..]);
        return new FaceCandidate(new FaceBox(corner.X, corner.Y, size.X, size.Y), score, points);

        Vector2 At(ReadOnlySpan<float> pair) => crop.ToPicture((new Vector2(pair[0], pair[1]) / Side) + anchor);
    }
}
