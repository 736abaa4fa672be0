using System.Numerics;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// The sum of pushes over a rectangle of the picture, worked out at the knots of a grid and filled in between.
/// </summary>
internal sealed class PushField
{
    private Vector2[] _knots = [];
    private Vector2 _corner;
    private float _cell;
    private int _columns;
    private int _rows;

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
        (_corner, _cell) = (low, spacing);
        _columns = (int)((high.X - low.X) / _cell) + 2;
        _rows = (int)((high.Y - low.Y) / _cell) + 2;
        if (_knots.Length < _columns * _rows)
            _knots = new Vector2[_columns * _rows];
        _knots.AsSpan(0, _columns * _rows).Clear();
        foreach (var push in pushes)
            Add(push);
    }

    /// <summary>How far what is seen at a place was moved.</summary>
    public Vector2 At(Vector2 place)
    {
        var x = Math.Clamp((place.X - _corner.X) / _cell, 0, _columns - 1.001f);
        var y = Math.Clamp((place.Y - _corner.Y) / _cell, 0, _rows - 1.001f);
        var (column, row) = ((int)x, (int)y);
        var first = (row * _columns) + column;
        return Vector2.Lerp(
            Vector2.Lerp(_knots[first], _knots[first + 1], x - column),
            Vector2.Lerp(_knots[first + _columns], _knots[first + _columns + 1], x - column),
            y - row);
    }

    private void Add(Push push)
    {
        var centre = (push.Place + push.Step - _corner) / _cell;
        var reach = push.Reach * Push.Ends / _cell;
        var (left, right) = (Math.Max(0, (int)(centre.X - reach)), Math.Min(_columns - 1, (int)(centre.X + reach) + 1));
        var (top, bottom) = (Math.Max(0, (int)(centre.Y - reach)), Math.Min(_rows - 1, (int)(centre.Y + reach) + 1));
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
                _knots[(row * _columns) + column] += push.Step * push.Share(_corner + (new Vector2(column, row) * _cell));
        }
    }
}
