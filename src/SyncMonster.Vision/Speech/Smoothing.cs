namespace SyncMonster.Vision.Speech;

/// <summary>Filters over time that lag by nothing: what they do forwards they undo backwards.</summary>
internal static class Smoothing
{
    /// <summary>
    /// Follows rises within <paramref name="attack"/> and falls within <paramref name="release"/> steps, in both
    /// directions of time, and takes the mean.
    /// </summary>
    public static void AttackAndRelease(Span<float> values, float attack, float release)
    {
        var (rise, fall) = (Rate(attack), Rate(release));
        var backwards = values.ToArray();
        Follow(values, rise, fall);
        Array.Reverse(backwards);
        Follow(backwards, rise, fall);
        for (var i = 0; i < values.Length; i++)
            values[i] = (values[i] + backwards[^(i + 1)]) / 2;
    }

    private static void Follow(Span<float> values, float rise, float fall)
    {
        var current = 0f;
        foreach (ref var value in values)
        {
            current += (value > current ? rise : fall) * (value - current);
            value = current;
        }
    }

    // A step is followed to 1 − 1/e within this many samples.
    private static float Rate(float steps) => 1 - MathF.Exp(-1 / steps);
}
