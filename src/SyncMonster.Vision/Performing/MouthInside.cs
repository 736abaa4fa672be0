namespace SyncMonster.Vision.Performing;

/// <summary>
/// What is seen between parted lips: upper teeth below the upper lip, a tongue above the lower one, the dark between
/// them, darker towards the corners.
/// </summary>
/// <param name="colours">The colours of this face's mouth.</param>
/// <param name="faceHeight">The height of the face in pixels.</param>
/// <param name="showsTeeth">Whether teeth and tongue are shown.</param>
internal sealed class MouthInside(MouthColours colours, float faceHeight, bool showsTeeth)
{
    // Upper teeth show this much of the face's height at most, and only where the lips are far enough apart.
    private const float TeethHeight = 0.028f;
    private const float TeethFrom = 0.018f;
    private const float TeethWholeAt = 0.06f;
    private const float TeethWidth = 0.8f;

    private const float TongueFrom = 0.05f;
    private const float TongueWholeAt = 0.1f;

    public Shade At(MouthPlace place)
    {
        var gap = (place.FromUpper + place.FromLower) / faceHeight;
        var sides = 1 - (place.Part * place.Part);
        var shade = colours.Cavity.Scaled(0.75f + (0.35f * sides), 1);
        if (!showsTeeth)
            return shade;

        var tongue = Ramp(gap, TongueFrom, TongueWholeAt) * Ramp(sides, 0.35f, 0.8f);
        if (tongue > 0)
        {
            // It rises from behind the lower lip, round, lighter where it is nearer.
            var height = 0.42f * gap * faceHeight * MathF.Sqrt(sides);
            shade = Shade.Mix(shade, colours.Tongue, tongue * 0.9f * Ramp(height - place.FromLower, 0, 0.4f * height));
        }

        var teeth = Ramp(gap, TeethFrom, TeethWholeAt);
        var across = 1 - (place.Part * place.Part / (TeethWidth * TeethWidth));
        if (teeth > 0 && across > 0)
        {
            var height = teeth * TeethHeight * faceHeight * (0.55f + (0.45f * MathF.Sqrt(across)));
            var edge = Math.Max(1, 0.2f * height);
            var covers = Ramp(height - place.FromUpper, -edge / 2, edge) * Ramp(across, 0, 0.3f);

            // The lip's shadow lies on them, and they stand further back towards the corners.
            var light = (0.62f + (0.38f * Ramp(place.FromUpper, 0, 0.5f * height))) * (0.6f + (0.4f * across));
            shade = Shade.Mix(shade, colours.Teeth.Scaled(light, 1), covers * teeth);
        }

        return shade;
    }

    private static float Ramp(float value, float from, float to)
    {
        var part = Math.Clamp((value - from) / (to - from), 0, 1);
        return part * part * (3 - (2 * part));
    }
}
