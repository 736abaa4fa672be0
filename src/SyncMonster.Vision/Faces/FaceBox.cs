using System.Numerics;

namespace SyncMonster.Vision.Faces;

/// <summary>An upright box around a face, in pixels of the picture; it may reach over the edges.</summary>
/// <param name="X">Its left side.</param>
/// <param name="Y">Its top.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
public readonly record struct FaceBox(float X, float Y, float Width, float Height)
{
    /// <summary>Its area in square pixels.</summary>
    public float Area => Width * Height;

    /// <summary>Its middle.</summary>
    public Vector2 Centre => new(X + (Width / 2), Y + (Height / 2));

    /// <summary>What both cover by what either covers: 0 apart, 1 the same.</summary>
    public float Overlap(FaceBox other)
    {
        var both = Common(other);
        return both <= 0 ? 0 : both / (Area + other.Area - both);
    }

    /// <summary>The area that both cover.</summary>
    public float Common(FaceBox other)
    {
        var width = Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X);
        var height = Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y);
        return Math.Max(0, width) * Math.Max(0, height);
    }
}
