namespace SyncMonster.Vision.Networks;

/// <summary>A window that slides over a picture's rows and columns in steps.</summary>
/// <param name="Height">Rows it covers.</param>
/// <param name="Width">Columns it covers.</param>
/// <param name="StepDown">Rows from one place to the next.</param>
/// <param name="StepRight">Columns from one place to the next.</param>
/// <param name="Same">
/// Whether it may stand over the edge, so that the number of its places depends on the step alone (TFLite's padding
/// <c>SAME</c>); otherwise it stays inside (<c>VALID</c>).
/// </param>
internal readonly record struct Window(int Height, int Width, int StepDown, int StepRight, bool Same)
{
    /// <summary>How far it stands above the picture at its first place.</summary>
    public int Above(int pictureHeight) => Same ? Overhang(pictureHeight, Height, StepDown) : 0;

    /// <summary>How far it stands left of the picture at its first place.</summary>
    public int Left(int pictureWidth) => Same ? Overhang(pictureWidth, Width, StepRight) : 0;

    /// <summary>Its places, from top to bottom.</summary>
    public int Rows(int pictureHeight) => Places(pictureHeight, Height, StepDown);

    /// <summary>Its places, from left to right.</summary>
    public int Columns(int pictureWidth) => Places(pictureWidth, Width, StepRight);

    private int Places(int length, int covered, int step) =>
        Same ? (length + step - 1) / step : ((length - covered) / step) + 1;

    // The overhang is shared by both ends; an odd one goes to the far end.
    private int Overhang(int length, int covered, int step) =>
        Math.Max(0, ((Places(length, covered, step) - 1) * step) + covered - length) / 2;
}
