using System.Text;
using System.Text.RegularExpressions;

namespace SyncMonster.Media.Ffmpeg;

/// <summary>What ffmpeg wrote to standard error, made fit to be shown.</summary>
internal static partial class Complaints
{
    private const int KeptCharacters = 8192;
    private const int ShownLines = 3;
    private const int ShownCharacters = 400;

    /// <summary>Reads all of it and keeps the end, where the reason stands.</summary>
    public static async Task<string> ReadAsync(StreamReader error)
    {
        var kept = new StringBuilder();
        var buffer = new char[1024];
        for (int count; (count = await error.ReadAsync(buffer)) > 0;)
        {
            kept.Append(buffer, 0, count);
            if (kept.Length > KeptCharacters)
                kept.Remove(0, kept.Length - KeptCharacters);
        }

        return kept.ToString();
    }

    /// <summary>One line: who failed and why, without addresses in memory and without folders.</summary>
    public static string Describe(FfmpegCommand command, int exitCode, string said)
    {
        foreach (var path in command.Arguments.Select(WithoutPrefix).Where(Path.IsPathRooted))
            said = said.Replace(path, Path.GetFileName(path), StringComparison.Ordinal);

        var lines = said.Split('\n')
            .Select(line => Origin().Replace(line, "").Replace(FfmpegCommand.FilePrefix, "", StringComparison.Ordinal).Trim())
            .Where(line => line.Length > 0)
            .Distinct()
            .TakeLast(ShownLines);
        var reason = string.Join("; ", lines);
        if (reason.Length > ShownCharacters)
            reason = reason[..ShownCharacters] + "…";
        return $"{command.Name} failed with exit code {exitCode}" + (reason.Length == 0 ? "." : $": {reason}");
    }

    private static string WithoutPrefix(string argument) =>
        argument.StartsWith(FfmpegCommand.FilePrefix, StringComparison.Ordinal)
            ? argument[FfmpegCommand.FilePrefix.Length..]
            : argument;

    // "[mov,mp4,m4a @ 0x55d0c10550c0] "
    [GeneratedRegex(@"\[[^\]]* @ 0x[0-9a-fA-F]+\] ?")]
    private static partial Regex Origin();
}
