using System.Numerics;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// The sum of pushes over a rectangle of the picture, worked out at the knots of a grid and filled in between.
/// </summary>
internal sealed class PushField
{
    private Vector2[] knots = [];
    private Vector2 corner;
    private float cell;
    private int columns;
    private int rows;

    /// <summary>Whether nothing is pushed.</summary>
    public bool IsStill { get; private set; } = true;

    /// <summary>Sums up pushes.</summary>
    /// <param name="pushes">The pushes.</param>
    /// <param name="low">One corner of the rectangle.</param>
    /// <param name="high">The opposite corner.</param>
    /// <param name="spacing">Pixels between knots.</param>
    public void Set(IReadOnlyList<Push> pushes, Vector2 low, Vector2 high, float spacing)
    {
        IsStill = pushes.Count == 0;
        if (IsStill)
            return;
        (corner, cell) = (low, spacing);
        columns = (int)((high.X - low.X) / cell) + 2;
        rows = (int)((high.Y - low.Y) / cell) + 2;
        if (knots.Length < columns * rows)
            knots = new Vector2[columns * rows];
        knots.AsSpan(0, columns * rows).Clear();
        foreach (var push in pushes)
            Add(push);
    }

    /// <summary>How far what is seen at a place was moved.</summary>
    public Vector2 At(Vector2 place)
    {
        var x = Math.Clamp((place.X - corner.X) / cell, 0, columns - 1.001f);
        var y = Math.Clamp((place.Y - corner.Y) / cell, 0, rows - 1.001f);
        var (column, row) = ((int)x, (int)y);
        var first = (row * columns) + column;
        return Vector2.Lerp(
            Vector2.Lerp(knots[first], knots[first + 1], x - column),
            Vector2.Lerp(knots[first + columns], knots[first + columns + 1], x - column),
            y - row);
    }

    private void Add(Push push)
    {
        var centre = (push.Place + push.Step - corner) / cell;
        var reach = push.Reach * Push.Ends / cell;
        var (left, right) = (Math.Max(0, (int)(centre.X - reach)), Math.Min(columns - 1, (int)(centre.X + reach) + 1));
        var (top, bottom) = (Math.Max(0, (int)(centre.Y - reach)), Math.Min(rows - 1, (int)(centre.Y + reach) + 1));
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
                knots[(row * columns) + column] += push.Step * push.Share(corner + (new Vector2(column, row) * cell));
        }
    }
}
