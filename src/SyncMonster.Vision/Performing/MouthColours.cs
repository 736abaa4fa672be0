using System.Numerics;
using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// The colours inside a mouth, taken from the face itself, so that they fit dark and bright footage, tinted light and
/// footage without colour.
/// </summary>
/// <param name="Cavity">The depth of the mouth: the lips' colour in their own shadow.</param>
/// <param name="Tongue">The tongue: the lips' colour, further in the dark.</param>
/// <param name="Teeth">Teeth: the skin's light with little of its colour.</param>
internal readonly record struct MouthColours(Shade Cavity, Shade Tongue, Shade Teeth)
{
    public static MouthColours Of(Frame frame, FaceGeometry face, MouthLine line)
    {
        var radius = Math.Max(1, (int)(face.Height / 90));
        var skin = Usual(frame, face, FacePoints.Cheeks, radius);
        var lips = Lips(frame, face, radius);
        var black = Math.Max(Shade.Black, Math.Min(Darkest(frame, face), lips.Scaled(0.5f, 1).Luma));
        var cavity = lips.Scaled(1, 0.6f) with { Luma = float.Lerp(black, lips.Luma, 0.17f) };

        // A mouth that is open shows how dark its depth is.
        if (line.Gap > 0.05f * face.Height)
        {
            var depth = face.ToPicture(new Vector2(
                line.U(0), float.Lerp(line.Upper(0), line.Lower(0), 0.6f)));
            var seen = Shade.Around(frame, depth.X, depth.Y, radius);
            if (seen.Luma < lips.Luma)
            {
                var luma = float.Lerp(cavity.Luma, seen.Luma, 0.5f);
                cavity = cavity with { Luma = Math.Min(luma, lips.Scaled(0.4f, 1).Luma) };
            }
        }

        var tongue = lips.Scaled(1, 0.85f) with { Luma = float.Lerp(black, lips.Luma, 0.45f) };
        return new MouthColours(cavity, tongue, skin.Scaled(0.9f, 0.42f));
    }

    public static MouthColours Mix(MouthColours from, MouthColours to, float part) => new(
        Shade.Mix(from.Cavity, to.Cavity, part),
        Shade.Mix(from.Tongue, to.Tongue, part),
        Shade.Mix(from.Teeth, to.Teeth, part));

    // What passes for black in this picture: hazy footage has no real one.
    private static float Darkest(Frame frame, FaceGeometry face)
    {
        const int across = 16;
        Span<float> lumas = stackalloc float[across * across];
        for (var i = 0; i < lumas.Length; i++)
        {
            var place =
                new Vector2((i % across) - (across / 2), (i / across) - (across * 3 / 4)) * (face.Height / across);
            var at = face.ToPicture(place);
            lumas[i] = Shade.Around(frame, at.X, at.Y, 0).Luma;
        }

        lumas.Sort();
        return lumas[lumas.Length / 30];
    }

    // The red of the lower lip, half way between its edges.
    private static Shade Lips(Frame frame, FaceGeometry face, int radius)
    {
        Shade sum = default;
        ReadOnlySpan<int> places = [3, 4, 5, 6, 7];
        foreach (var i in places)
        {
            var place = (face.At(FacePoints.LowerInner[i]) + face.At(FacePoints.LowerOuter[i])) / 2;
            var shade = Shade.Around(frame, place.X, place.Y, radius);
            sum = new Shade(sum.Luma + shade.Luma, sum.Blueness + shade.Blueness, sum.Redness + shade.Redness);
        }

        return new Shade(sum.Luma / places.Length, sum.Blueness / places.Length, sum.Redness / places.Length);
    }

    // Half of the places may lie in a glare or in the dark.
    private static Shade Usual(Frame frame, FaceGeometry face, ReadOnlySpan<int> points, int radius)
    {
        Span<Shade> shades = stackalloc Shade[points.Length];
        for (var i = 0; i < points.Length; i++)
            shades[i] = Shade.Around(frame, face.At(points[i]).X, face.At(points[i]).Y, radius);
        shades.Sort((a, b) => a.Luma.CompareTo(b.Luma));
        return shades[shades.Length / 2];
    }
}
