using System.Diagnostics;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Benchmarks;

/// <summary>Ten thousand generations under way at once, left, resumed and delivered.</summary>
internal static class InFlight
{
    private const int Videos = 100;
    private const int Dubs = 100;
    private const int Jobs = Videos * Dubs;

    public static async Task MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("in-flight").FullName;
        try
        {
            Console.WriteLine(Measured.Text($"{Jobs} jobs in flight, against a service in another process:"));
            await using var service = await Service.StartAsync(TimeSpan.FromSeconds(1), held: true);
            var left = await Child.RunAsync("send", folder, service.Address.AbsoluteUri);
            var resumed = await Child.RunAsync("resume", folder, service.Address.AbsoluteUri);
            var processor = (left["processor"] + resumed["processor"]) / Jobs * 1000;
            Measured.Say(
                "memory, at the most, while they were sent", Measured.Text($"{left["memory"]:0} MB"), "under 200 MB");
            Measured.Say(
                "memory, at the most, resumed and delivered",
                Measured.Text($"{resumed["memory"]:0} MB"),
                "under 200 MB");
            Measured.Say(
                "processor time for a job, both runs, start-up included",
                Measured.Text($"{processor:0.00} ms"),
                "under 5 ms");
            Measured.Say(
                "resume: from opening the state to the first question",
                Measured.Text($"{resumed["resume"]:0.00} s"),
                "within 2 s");
            Measured.Say("records to a sync while sending", Measured.Text($"{left["records"] / left["commits"]:0.0}"));
            Measured.Say(
                "records to a sync while delivering", Measured.Text($"{resumed["records"] / resumed["commits"]:0.0}"));
            Measured.Say(
                "events to a sync while delivering", Measured.Text($"{resumed["events"] / resumed["commits"]:0.0}"));
            Measured.Say("time to send them all", Measured.Text($"{left["seconds"]:0.0} s"));
            Measured.Say("time to deliver them all", Measured.Text($"{resumed["seconds"]:0.0} s"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Sends them all, and leaves with all of them under way.</summary>
    public static async Task SendAsync(string folder, Uri service)
    {
        var engine = EngineFor(folder, service);
        var watch = Stopwatch.StartNew();
        await engine.RunAsync(state => state.Requests.Count >= Jobs + Videos
            && state.Requests.Values.Count(request => request is { Stage: RequestStage.Running, Ask: Ask.Generate }) == Jobs);
        Child.Tell("seconds", watch.Elapsed.TotalSeconds);
        Tell(engine);
    }

    /// <summary>Takes them up again, and delivers them.</summary>
    public static async Task ResumeAsync(string folder, Uri service)
    {
        var engine = EngineFor(folder, service);
        var watch = Stopwatch.StartNew();
        double? resumed = null;
        var last = await engine.RunAsync(state =>
        {
            if (resumed is null && state.Account is not null)
            {
                resumed = watch.Elapsed.TotalSeconds;
                _ = LetGoAsync(service);
            }

            return false;
        });
        if (last.Jobs.Values.Any(job => job.Stage != JobStage.Delivered))
            throw new InvalidOperationException("Not all were delivered.");
        Child.Tell("resume", resumed!.Value);
        Child.Tell("seconds", watch.Elapsed.TotalSeconds - resumed.Value);
        Tell(engine);
    }

    private static Engine EngineFor(string folder, Uri service) =>
        new(Season.Plan(folder, Videos, Dubs, new ConcurrencySettings(Jobs, 16, 16)), folder, service);

    private static async Task LetGoAsync(Uri service)
    {
        using var http = new HttpClient();
        (await http.PostAsync(new Uri(service, "/let-go"), null)).EnsureSuccessStatusCode();
    }

    private static void Tell(Engine engine)
    {
        Child.Tell("processor", Measured.Processor.TotalSeconds);
        Child.Tell("memory", Measured.PeakMegabytes);
        Child.Tell("commits", engine.Commits);
        Child.Tell("records", engine.Transitions);
        Child.Tell("events", engine.Events);
    }
}
