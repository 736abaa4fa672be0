using System.Numerics;

namespace SyncMonster.Vision.Speech;

/// <summary>
/// The power of short pieces of sound by frequency: a Hann window and a fast Fourier transform (radix 2).
/// </summary>
internal sealed class Spectrum
{
    /// <summary>Samples of a piece: 25 ms, two periods of a deep voice.</summary>
    public const int Window = SpeechAnalysis.SampleRate / 40;

    private const int Size = 512;

    private static readonly float[] Hann =
        [.. Enumerable.Range(0, Window).Select(n => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * (n + 0.5) / Window))))];

    // What a full-scale square wave would give, so that powers are relative to full scale whatever the window.
    private static readonly float FullScale = Size * Hann.Sum(weight => weight * weight);

    private static readonly Complex[] Turns =
        [.. Enumerable.Range(0, Size / 2).Select(n => Complex.FromPolarCoordinates(1, -2 * Math.PI * n / Size))];

    private readonly Complex[] _values = new Complex[Size];
    private readonly float[] _power = new float[(Size / 2) + 1];

    /// <summary>Looks at one piece of <see cref="Window"/> samples.</summary>
    public void Take(ReadOnlySpan<float> piece)
    {
        Array.Clear(_values);
        for (var i = 0; i < Window; i++)
            _values[Reversed(i)] = piece[i] * Hann[i];
        for (var half = 1; half < Size; half *= 2)
            Combine(half);
        for (var i = 0; i < _power.Length; i++)
            _power[i] = (float)(((_values[i].Real * _values[i].Real) + (_values[i].Imaginary * _values[i].Imaginary)) * 2 / FullScale);
    }

    /// <summary>The power between two frequencies, where 1 is full scale.</summary>
    public float Power(float fromHz, float toHz)
    {
        var sum = 0f;
        for (var i = Bin(fromHz); i < Bin(toHz); i++)
            sum += _power[i];
        return sum;
    }

    /// <summary>Where the power between two frequencies has its middle, in Hz; null where there is none.</summary>
    public float? Middle(float fromHz, float toHz)
    {
        var (sum, weighted) = (0f, 0f);
        for (var i = Bin(fromHz); i < Bin(toHz); i++)
        {
            sum += _power[i];
            weighted += _power[i] * i;
        }

        return sum > 1e-12f ? weighted / sum * SpeechAnalysis.SampleRate / Size : null;
    }

    private void Combine(int half)
    {
        var step = Size / 2 / half;
        for (var start = 0; start < Size; start += 2 * half)
        {
            for (var i = 0; i < half; i++)
            {
                var (even, odd) = (_values[start + i], _values[start + i + half] * Turns[i * step]);
                (_values[start + i], _values[start + i + half]) = (even + odd, even - odd);
            }
        }
    }

    private static int Bin(float hz) => (int)MathF.Round(hz * Size / SpeechAnalysis.SampleRate);

    private static int Reversed(int index)
    {
        var reversed = 0;
        for (var bit = 1; bit < Size; bit *= 2)
            (reversed, index) = ((reversed * 2) | (index & 1), index >> 1);
        return reversed;
    }
}
