using System.Diagnostics;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Benchmarks;

/// <summary>
/// From a manifest to its forecast, files' probing aside: the media are addresses, and what is in them is given.
/// </summary>
internal static class Planning
{
    public static async Task MeasureAsync(string kind)
    {
        var folder = Directory.CreateTempSubdirectory("planning-").FullName;
        try
        {
            var path = Path.Combine(folder, kind == "yaml" ? "season.yaml" : "season.csv");
            await File.WriteAllTextAsync(path, kind == "yaml" ? Yaml(10_000) : Csv(100_000));
            var taken = await Child.RunAsync("forecast", path);
            Console.WriteLine(Measured.Text($"{taken["jobs"]} jobs from {kind}:"));
            Measured.Say("read, planned, priced and digested", Measured.Text($"{taken["seconds"]:0.00} s"), "2 s");
            Measured.Say(
                "memory at the most", Measured.Text($"{taken["memory"]:0} MB"), kind == "yaml" ? "200 MB" : "");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Plans a manifest as <c>plan</c> does.</summary>
    public static void Forecast(string path)
    {
        var time = Stopwatch.StartNew();
        var manifest = ManifestReader.Read(path).Manifest!;
        var plan = Planner.Plan(manifest, "benchmark", Found).Plan!;
        var forecast = Core.Planning.Forecast.Of(
            BatchState.Of(plan, new RunOptions()), PlanHistory.None, DateTimeOffset.UnixEpoch);
        if (forecast.Approval.Credits is null) throw new InvalidOperationException("The plan isn't complete.");
        Child.Tell("seconds", time.Elapsed.TotalSeconds);
        Child.Tell("jobs", forecast.Lines.Count);
        Child.Tell("memory", Measured.PeakMegabytes);
    }

    private static MediaFinding.Known Found(MediaReference media) => new(
        new PlannedMedia(media, $"url:{media.Label}", 61.5m, 1_000_000, 1920, 1080, 1_500), MediaRole.Video | MediaRole.Audio);

    private static string Yaml(int jobs) => "version: 1\ndefaults: { lipsync: { model: e1, intensity: 1.5 }, faces: largest }\njobs:\n"
        + string.Concat(Enumerable.Range(0, jobs).Select(i =>
            $"  - id: job-{i}\n    video: \"https://media.example/{i / 5}.mp4\"\n    audio: \"https://media.example/{i}.wav\"\n"
            + $"    language: es\n    output: es/{i}.mp4\n    tags: {{ client: acme }}\n    priority: {i % 7}\n"));

    private static string Csv(int jobs) => "id,video,audio,language,model,faces,priority,tags.client,output\n"
        + string.Concat(Enumerable.Range(0, jobs).Select(i =>
            $"job-{i},https://media.example/{i / 5}.mp4,https://media.example/{i}.wav,es,e1,largest,{i % 7},acme,es/{i}.mp4\n"));
}
