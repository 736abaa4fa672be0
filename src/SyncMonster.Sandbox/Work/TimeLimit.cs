namespace SyncMonster.Sandbox.Work;

/// <summary>
/// How long ffmpeg may work on a file before it is taken to hang: far longer than a slow machine needs.
/// </summary>
internal static class TimeLimit
{
    public static TimeSpan For(decimal seconds) =>
        TimeSpan.FromMinutes(5) + (TimeSpan.FromSeconds((double)seconds) * 30);
}
