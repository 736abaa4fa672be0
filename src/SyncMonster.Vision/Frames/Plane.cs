namespace SyncMonster.Vision.Frames;

/// <summary>Where one component of a picture lies in the bytes of its frame.</summary>
/// <param name="Offset">The index of its first sample.</param>
/// <param name="Width">Samples in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="RowStride">Bytes from a sample to the one below it.</param>
/// <param name="PixelStride">Bytes from a sample to the one to its right.</param>
public readonly record struct Plane(int Offset, int Width, int Height, int RowStride, int PixelStride);
