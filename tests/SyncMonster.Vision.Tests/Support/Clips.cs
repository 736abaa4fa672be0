using SyncMonster.Media;

[assembly: AssemblyFixture(typeof(SyncMonster.Vision.Tests.Support.Clips))]

namespace SyncMonster.Vision.Tests.Support;

/// <summary>
/// Clips: those of <c>tests/fixtures/make-fixtures.sh</c>, and small ones that ffmpeg makes when they are asked for.
/// </summary>
public sealed class Clips : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    public static FfmpegTools? Found { get; } = FfmpegTools.Find();

    public string Folder { get; } = Directory.CreateTempSubdirectory("syncmonster-vision-").FullName;

    public static FfmpegTools Tools
    {
        get
        {
            Assert.SkipUnless(Found is not null || IsOnServer, "ffmpeg is not installed.");
            return Found!;
        }
    }

    private static bool IsOnServer => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>A clip or picture that the script made.</summary>
    public static string Fixture(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "SyncMonster.Batch.sln")))
            root = root.Parent;
        var path = Path.Combine(root?.FullName ?? "", "artifacts", "fixtures", name);
        Assert.SkipUnless(
            Path.Exists(path) || IsOnServer, $"{name} is missing: tests/fixtures/make-fixtures.sh makes it.");
        return path;
    }

    /// <summary>A clip that ffmpeg makes with these arguments.</summary>
    public async Task<string> MakeAsync(string extension, params IEnumerable<string> arguments)
    {
        var path = Path.Combine(Folder, Guid.NewGuid().ToString("n") + extension);
        await FfmpegProcess.RunAsync(
            Tools.FfmpegPath, [.. arguments, FfmpegProcess.FileUrl(path)], Long, TestContext.Current.CancellationToken);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
