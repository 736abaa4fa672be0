using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Faces;

/// <summary>
/// What a face looks like in few numbers, upright and in one size: enough to know it again a moment later in the same
/// light, not to know a person.
/// </summary>
internal sealed class FacePrint
{
    private const int Side = 24;
    private const float Surroundings = 1.1f;

    private readonly float[] _luma;
    private readonly float[] _colours;

    private FacePrint(float[] luma, float[] colours, float sharpness) =>
        (_luma, _colours, Sharpness) = (luma, colours, sharpness);

    /// <summary>How much fine detail it shows, in levels of brightness.</summary>
    public float Sharpness { get; }

    /// <summary>How alike two faces look: 1 the same, 0 and below nothing in common.</summary>
    public float Likeness(FacePrint other)
    {
        var product = 0f;
        for (var i = 0; i < _luma.Length; i++)
            product += _luma[i] * other._luma[i];
        var colour = 0f;
        for (var i = 0; i < _colours.Length; i++)
            colour += Math.Abs(_colours[i] - other._colours[i]);

        // Ten levels of colour apart is another light or another skin.
        return product - (colour / 30);
    }

    /// <summary>Takes prints; it owns its buffers.</summary>
    public sealed class Maker
    {
        private const int DetailSide = 96;

        private readonly CropSampler _coarse = new(Side);
        private readonly CropSampler _fine = new(DetailSide);
        private readonly float[] _rgb = new float[3 * Side * Side];
        private readonly float[] _detail = new float[3 * DetailSide * DetailSide];

        public FacePrint Of(Frame frame, Landmarks face)
        {
            var box = face.Box;
            var crop = new Crop(box.Centre, Math.Max(box.Width, box.Height) * Surroundings, face.Roll);
            _coarse.Write(frame, crop, _rgb, 0, 255);
            _fine.Write(frame, crop, _detail, 0, 255);
            return new FacePrint(Normalised(_rgb), Means(_rgb), Detail(_detail));
        }

        private static float[] Normalised(float[] rgb)
        {
            var luma = new float[Side * Side];
            for (var i = 0; i < luma.Length; i++)
                luma[i] = rgb[(3 * i) + 1];
            var mean = luma.Average();
            var length = MathF.Sqrt(luma.Sum(value => (value - mean) * (value - mean))) + 1e-3f;
            return Array.ConvertAll(luma, value => (value - mean) / length);
        }

        /// <summary>Redness and blueness of the middle, where it is all face, brightness set aside.</summary>
        private static float[] Means(float[] rgb)
        {
            float red = 0, blue = 0;
            var count = 0;
            for (var y = Side / 4; y < Side * 3 / 4; y++)
            {
                for (var x = Side / 4; x < Side * 3 / 4; x++, count++)
                {
                    var i = 3 * ((y * Side) + x);
                    red += rgb[i] - rgb[i + 1];
                    blue += rgb[i + 2] - rgb[i + 1];
                }
            }

            return [red / count, blue / count];
        }

        /// <summary>The mean difference between neighbours, second order: slopes count nothing, edges do.</summary>
        private static float Detail(float[] rgb)
        {
            var sum = 0f;
            for (var y = 1; y < DetailSide - 1; y++)
            {
                for (var x = 1; x < DetailSide - 1; x++)
                {
                    var i = (3 * ((y * DetailSide) + x)) + 1;
                    sum += Math.Abs(
                        (4 * rgb[i]) - rgb[i - 3] - rgb[i + 3] - rgb[i - (3 * DetailSide)] - rgb[i + (3 * DetailSide)]);
                }
            }

            return sum / (DetailSide * DetailSide);
        }
    }
}
