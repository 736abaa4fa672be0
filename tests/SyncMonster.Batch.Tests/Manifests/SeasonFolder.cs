using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>
/// A folder with media and manifests, as on a user's disk. Media are empty: the reader only looks whether they are
/// there.
/// </summary>
public sealed class SeasonFolder : IDisposable
{
    public SeasonFolder(params string[] media)
    {
        Folder = Directory.CreateTempSubdirectory("season-").FullName;
        foreach (var path in media) Write(path, "");
    }

    public string Folder { get; }

    /// <summary>The media that the tests' seasons name.</summary>
    public static SeasonFolder Usual() => new(
        "media/ep01.mp4", "media/ep01.es.wav", "media/ep02.mp4", "media/ep02.es.wav", "media/ep02.fr.mp3",
        "media/ep03.mov", "media/ep03.es.wav", "media/ep03.fr.wav", "media/ep03.de.wav");

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
    }

    public ManifestReading Read(string name, string text, ManifestOverrides? overrides = null)
    {
        Write(name, text);
        return ManifestReader.Read(Path(name), overrides);
    }

    public Manifest Yaml(string text) => Whole(Read("season.yaml", text));

    public Manifest Csv(string text) => Whole(Read("season.csv", text));

    /// <summary>What is wrong with a manifest, as the user reads it, but with paths from the season's folder.</summary>
    public string[] YamlProblems(string text) => Lines(Read("season.yaml", text));

    public string[] CsvProblems(string text) => Lines(Read("season.csv", text));

    /// <summary>What is wrong with a job whose other fields are right.</summary>
    public string[] JobProblems(string fields) =>
        YamlProblems($"version: 1\njobs:\n  - video: media/ep01.mp4\n    audio: media/ep01.es.wav\n    {fields}\n");

    /// <summary>A job with these fields beside its media.</summary>
    public JobSpec Job(string fields) =>
        Assert.Single(
            Yaml($"version: 1\njobs:\n  - video: media/ep01.mp4\n    audio: media/ep01.es.wav\n    {fields}\n").Jobs);

    public string[] Lines(ManifestReading reading) =>
        [.. reading.Problems.Select(problem => problem.ToString().Replace(Folder + "/", "", StringComparison.Ordinal))];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private Manifest Whole(ManifestReading reading)
    {
        Assert.DoesNotContain(reading.Problems, problem => problem.Severity == Severity.Error);
        return Assert.IsType<Manifest>(reading.Manifest);
    }
}
