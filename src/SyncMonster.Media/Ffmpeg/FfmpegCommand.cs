using System.Diagnostics;

namespace SyncMonster.Media.Ffmpeg;

/// <summary>
/// A call of ffmpeg or ffprobe as it is made: the arguments asked for, and those that keep it in bounds.
/// </summary>
internal sealed record FfmpegCommand(string Executable, IReadOnlyList<string> Arguments)
{
    public const string FilePrefix = "file:";

    // Whatever a playlist or a reference inside a file asks for, nothing is fetched from the network.
    private static readonly string[] Whitelist = ["-protocol_whitelist", "file,pipe"];

    private static readonly string[] Quiet = ["-hide_banner", "-v", "error"];

    // Settings of this program, its key among them, are none of ffmpeg's business.
    private const string OwnVariables = "SYNCMONSTER_";

    public string Name => NameOf(Executable);

    public static string NameOf(string executable) => Path.GetFileNameWithoutExtension(executable);

    /// <summary>
    /// All arguments. The whitelist is an option of the input that follows it, so every input gets its own.
    /// </summary>
    public IEnumerable<string> AllArguments()
    {
        if (Name.Contains("ffprobe", StringComparison.OrdinalIgnoreCase))
            return [.. Quiet, .. Whitelist, .. Arguments];
        return ["-nostdin", .. Quiet, .. Arguments.SelectMany(argument => argument == "-i" ? [.. Whitelist, argument] : new[] { argument })];
    }

    public ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo(Executable, AllArguments())
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in info.Environment.Keys.Where(IsOwn).ToList())
            info.Environment.Remove(name);
        return info;

        static bool IsOwn(string name) => name.StartsWith(OwnVariables, StringComparison.OrdinalIgnoreCase);
    }
}
