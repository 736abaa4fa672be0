namespace SyncMonster.Vision.Scenes;

/// <summary>How different two pictures are, as a scene's threshold counts it.</summary>
internal static class Difference
{
    // Less than this in the mean of all pixels is no change that anybody sees.
    private const double Unseen = 1.5;

    // What shows other colours or another structure to this degree is another picture.
    private const double OtherColours = 0.6;
    private const double OtherStructure = 0.75;

    // Where the structure stays the same, other colours are only another light.
    private const double SameStructure = 0.25;
    private const double SameStructureWeight = 0.4;

    // Parts of a picture, and the correlation from which a part has stayed.
    private const int PartWidth = 8;
    private const int PartHeight = 6;
    private const double Stayed = 0.8;
    private const double LeastPartVariance = 9;

    /// <summary>0 the same picture, 1 another one: half colours, half structure.</summary>
    public static double Between(Thumbnail left, Thumbnail right)
    {
        var mean = Mean(left.Luma, right.Luma)
            + (0.5 * (Mean(left.Planes[1], right.Planes[1]) + Mean(left.Planes[2], right.Planes[2])));
        if (mean < Unseen)
            return mean / 255;
        var colours = Math.Min(1, left.Histogram.Distance(right.Histogram) / OtherColours);
        var best = Correlation.Best(left, right);
        var structure = 1 - best.Value;
        var light = Math.Clamp(structure / SameStructure, SameStructureWeight, 1);
        var difference = (0.5 * light * colours) + (0.5 * Math.Min(1, structure / OtherStructure));

        // A title, or somebody who steps in front of it, leaves half of a picture where it was.
        return difference * Math.Clamp(2 * (1 - StayedShare(left, right, best)), 0.1, 1);
    }

    /// <summary>
    /// The share of parts with any structure that are still the same, the picture's movement set aside.
    /// </summary>
    private static double StayedShare(Thumbnail left, Thumbnail right, Correlation shift)
    {
        int parts = 0, stayed = 0;
        for (var y = Math.Max(0, -shift.Down); y + PartHeight <= Math.Min(Thumbnail.Height, Thumbnail.Height - shift.Down); y += PartHeight)
        {
            for (var x = Math.Max(0, -shift.Across); x + PartWidth <= Math.Min(Thumbnail.Width, Thumbnail.Width - shift.Across); x += PartWidth)
            {
                var a = left.Luma.AsSpan((y * Thumbnail.Width) + x);
                var b = right.Luma.AsSpan(((y + shift.Down) * Thumbnail.Width) + x + shift.Across);
                if (!HasStructure(a) && !HasStructure(b))
                    continue;
                parts++;
                if (Correlation.Of(a, b, PartWidth, PartHeight) > Stayed)
                    stayed++;
            }
        }

        return parts == 0 ? 0 : (double)stayed / parts;
    }

    private static bool HasStructure(ReadOnlySpan<float> part)
    {
        float sum = 0, squares = 0;
        for (var y = 0; y < PartHeight; y++)
        {
            foreach (var value in part.Slice(y * Thumbnail.Width, PartWidth))
            {
                sum += value;
                squares += value * value;
            }
        }

        const float Count = PartWidth * PartHeight;
        return (squares / Count) - (sum / Count * (sum / Count)) >= LeastPartVariance;
    }

    private static double Mean(float[] left, float[] right)
    {
        var sum = 0f;
        for (var i = 0; i < left.Length; i++)
            sum += Math.Abs(left[i] - right[i]);
        return sum / left.Length;
    }
}
