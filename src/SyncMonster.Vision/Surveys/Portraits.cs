using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Surveys;

/// <summary>Takes the pictures of a face that go with its description.</summary>
/// <param name="full">The format of the upright video.</param>
internal sealed class Portraits(FrameFormat full)
{
    private const int CropSide = 192;

    // Some of the hair and the shoulders, by which people are told apart.
    private const float Surroundings = 1.3f;

    public static readonly FrameFormat CropFormat = new(CropSide, CropSide, PixelFormat.Rgb24);

    private readonly CropSampler _sampler = new(CropSide);
    private readonly float[] _numbers = new float[3 * CropSide * CropSide];

    /// <summary>Describes the face of a sighting.</summary>
    public FoundFace Take(FaceSighting seen, int id)
    {
        var crop = new Frame(CropFormat, seen.Frame);
        _sampler.Write(seen.Picture, new Crop(seen.Box.Centre, seen.Box.Width * Surroundings, 0), _numbers, 0, 255);
        for (var i = 0; i < _numbers.Length; i++)
            crop.Data[i] = (byte)MathF.Round(_numbers[i]);
        return new FoundFace(id, seen.Frame, InFull(seen.Box, seen.Picture), crop, seen.Picture);
    }

    private FaceBox InFull(FaceBox box, Frame seen)
    {
        var (across, down) = ((float)full.Width / seen.Width, (float)full.Height / seen.Height);
        var left = Math.Clamp(MathF.Round(box.X * across), 0, full.Width - 1);
        var top = Math.Clamp(MathF.Round(box.Y * down), 0, full.Height - 1);
        var right = Math.Clamp(MathF.Round((box.X + box.Width) * across), left + 1, full.Width);
        var bottom = Math.Clamp(MathF.Round((box.Y + box.Height) * down), top + 1, full.Height);
        return new FaceBox(left, top, right - left, bottom - top);
    }
}
