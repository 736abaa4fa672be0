using System.Collections.Concurrent;
using SyncMonster.Media.Tests.Making;

[assembly: AssemblyFixture(typeof(Samples))]

namespace SyncMonster.Media.Tests.Making;

/// <summary>Small real files, each made by ffmpeg when a test first asks for it.</summary>
public sealed class Samples : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<string>> _made = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("syncmonster-media-").FullName;

    /// <summary>A moving picture of 3.003 s (90 frames of 30000/1001) with speech-like sound, H.264 and AAC.</summary>
    public string Mp4 =>
        Make("plain.mp4", [.. Picture("640x360", "30000/1001", "3.003"), .. Sound("3"), .. H264, "-c:a", "aac"]);

    /// <summary>Two channels of changing tones, 48 kHz, 16 bits, 2.5 s.</summary>
    public string Wav => Make("plain.wav", [.. Sound("2.5"), "-c:a", "pcm_s16le"]);

    public static IReadOnlyList<string> H264 { get; } = ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-pix_fmt", "yuv420p"];

    public static string[] Picture(string size, string rate, string seconds) =>
        ["-f", "lavfi", "-t", seconds, "-i", $"testsrc2=s={size}:r={rate}"];

    public static string[] Sound(string seconds, int rate = 48000) =>
        ["-f", "lavfi", "-t", seconds, "-i",
            $"aevalsrc=0.4*sin(2*PI*(220+90*t)*t)+0.02*random(0)|0.3*sin(2*PI*331*t)*sin(3*t):s={rate}"];

    /// <summary>The file of that name, made by ffmpeg with those arguments the first time.</summary>
    public string Make(string name, params IEnumerable<string> arguments)
    {
        Tool.Require();
        return _made.GetOrAdd(name, _ => new Lazy<string>(() =>
        {
            var path = Path.Combine(Folder, name);
            Tool.Ffmpeg([.. arguments, path]);
            return path;
        })).Value;
    }

    /// <summary>A path in the folder that nothing stands at yet.</summary>
    public string NewPath(string extension) => Path.Combine(Folder, Guid.NewGuid().ToString("n") + extension);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
