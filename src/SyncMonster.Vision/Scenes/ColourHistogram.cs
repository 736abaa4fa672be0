namespace SyncMonster.Vision.Scenes;

/// <summary>How often each brightness and colour stands in each quarter of a picture.</summary>
internal sealed class ColourHistogram
{
    private const int Bins = 32;
    private const int Quarters = 4;

    // Luma counts as much as both colours together.
    private static readonly float[] Weights = [0.5f, 0.25f, 0.25f];

    private readonly float[] _shares = new float[3 * Quarters * Bins];

    public ColourHistogram(Thumbnail picture)
    {
        const float Part = (float)Quarters / Thumbnail.Pixels;
        for (var plane = 0; plane < 3; plane++)
        {
            for (var i = 0; i < Thumbnail.Pixels; i++)
            {
                var quarter = (i / Thumbnail.Width < Thumbnail.Height / 2 ? 0 : 2) + (i % Thumbnail.Width < Thumbnail.Width / 2 ? 0 : 1);
                var bins = _shares.AsSpan(((plane * Quarters) + quarter) * Bins, Bins);

                // Shared between neighbouring bins, so that a little more light is a little difference.
                var place = Math.Clamp((picture.Planes[plane][i] / 256 * Bins) - 0.5f, 0, Bins - 1);
                var bin = (int)place;
                bins[bin] += Part * (1 - (place - bin));
                bins[Math.Min(bin + 1, Bins - 1)] += Part * (place - bin);
            }
        }
    }

    /// <summary>The share of the picture that has other colours: 0 the same, 1 all of it.</summary>
    public double Distance(ColourHistogram other)
    {
        var distance = 0.0;
        for (var plane = 0; plane < 3; plane++)
        {
            var sum = 0f;
            for (var i = plane * Quarters * Bins; i < (plane + 1) * Quarters * Bins; i++)
                sum += Math.Abs(_shares[i] - other._shares[i]);
            distance += Weights[plane] * sum / (2 * Quarters);
        }

        return distance;
    }
}
