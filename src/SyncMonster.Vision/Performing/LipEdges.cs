namespace SyncMonster.Vision.Performing;

/// <summary>
/// How far a face's points miss the edges of its lips, for each step of a mouth, downwards and in parts of the face's
/// height.
/// </summary>
/// <param name="values">All three rows, one after the other.</param>
internal sealed class LipEdges(float[] values)
{
    /// <summary>Numbers in all.</summary>
    public const int Count = 3 * MouthLine.Steps;

    /// <summary>None missed.</summary>
    public static readonly LipEdges AsSaid = new(new float[Count]);

    public ReadOnlySpan<float> Values => values;

    /// <summary>The line between closed lips, from the middle between their points.</summary>
    public ReadOnlySpan<float> Line => values.AsSpan(0, MouthLine.Steps);

    /// <summary>The inner edge of an open mouth's upper lip, from its points.</summary>
    public ReadOnlySpan<float> Upper => values.AsSpan(MouthLine.Steps, MouthLine.Steps);

    /// <summary>The inner edge of an open mouth's lower lip, from its points.</summary>
    public ReadOnlySpan<float> Lower => values.AsSpan(2 * MouthLine.Steps, MouthLine.Steps);
}
