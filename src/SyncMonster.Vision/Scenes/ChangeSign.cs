namespace SyncMonster.Vision.Scenes;

/// <summary>A frame amid a gradual change.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Half">So many frames before and after it the change is seen.</param>
/// <param name="IsBlank">Whether the frame shows next to nothing: the black or white between two fades.</param>
internal readonly record struct ChangeSign(long Frame, int Half, bool IsBlank);
