namespace SyncMonster.Vision.Performing;

/// <summary>A mouth that moves, and what is seen in it.</summary>
internal sealed record MovedMouth(MouthMotion Motion, MouthInside Inside);
