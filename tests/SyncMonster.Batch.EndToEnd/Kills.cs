using System.Globalization;

namespace SyncMonster.Batch.EndToEnd;

/// <summary>The real program, killed again and again, judged by what the service billed and by the files.</summary>
public sealed class Kills
{
    private const int KillsEach = 34;

    // A run waits for the service most of its time, so several go side by side, each on a sandbox of its own.
    private static readonly ParallelOptions SideBySide = new() { MaxDegreeOfParallelism = 3 };

    private const string Faults =
        "reply-lost-after=0.05,reply-lost-before=0.05,5xx-unbilled=0.03,429=0.03,cut-file=0.05";

    // System calls that write, flush, rename or send, each with how many of its calls are tried as the last one.
    private static readonly (string Call, int[] Numbers)[] Calls =
    [
        ("pwrite64", [1, 2, 3, 5, 8, 13, 21, 34, 55, 70, 85, 100, 120, 140]),
        ("fdatasync", [1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18]),
        ("fsync", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("rename", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("sendmsg,sendto", [1, 2, 3, 5, 8, 12, 16, 20, 25, 30, 36, 42]),
    ];

    [Fact]
    public Task A_hundred_kills_at_random_cost_nothing_twice() =>
        Parallel.ForEachAsync([4711, 4712, 4713], SideBySide, async (seed, _) =>
        {
            await using var studio = await Studio.OpenAsync(
                "--speed", "instant", "--seed", seed.ToString(CultureInfo.InvariantCulture), "--faults", Faults);
            var random = new Random(seed);
            var kills = 0;
            for (var season = 1; kills < KillsEach; season++)
            {
                var manifest = studio.Manifest(Season(season));
                while (await IsKilledAsync(studio, manifest, random.Next(1, 16))) kills++;
                // What a lost answer leaves unprovable is parked, and nothing else is left undone.
                var end = await studio.RunAsync(manifest);
                Assert.True(
                    end.ExitCode == 0 || (end.ExitCode == 5 && end.Output.Contains("is parked", StringComparison.Ordinal)),
                    end.Output + end.Errors);
                studio.AssertDelivered();
            }

            await studio.AssertPaidOnceAsync();
        });

    [Fact]
    public async Task Kills_at_chosen_system_calls_cost_nothing_twice()
    {
        if (!File.Exists("/usr/bin/strace"))
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", "strace isn't installed");
            Assert.Fail("strace isn't installed; tests/run.sh installs it");
        }

        await Parallel.ForEachAsync(Calls, SideBySide, async (one, _) =>
        {
            await using var studio = await Studio.OpenAsync("--speed", "instant");
            for (var index = 0; index < one.Numbers.Length; index++)
            {
                var manifest = studio.Manifest(Season(index + 1));
                await using (var run = Command.StartUnder(Tracer(one.Call, one.Numbers[index]), studio.Environment, "run", manifest))
                    await run.EndAsync();
                var end = await studio.RunAsync(manifest);
                Assert.True(end.ExitCode == 0, $"{one.Call} {one.Numbers[index]}: {end.Output}{end.Errors}");
                Assert.Equal((index + 1) * 4, studio.AssertDelivered());
            }

            await studio.AssertPaidOnceAsync();
        });
    }

    private static async Task<bool> IsKilledAsync(Studio studio, string manifest, int lines)
    {
        await using var run = Command.Start(studio.Environment, "run", manifest);
        if (!await run.SaysLinesAsync(lines)) return false;
        run.Kill();
        await run.EndAsync();
        return true;
    }

    private static string[] Tracer(string call, int number) =>
    [
        "strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "-e", $"trace={call}", "-e",
        $"inject={call}:signal=SIGKILL:when={number.ToString(CultureInfo.InvariantCulture)}",
    ];

    // Every season wants other settings of the same media, so that everything has to be paid for once more, and only
    // once.
    private static string Season(int number)
    {
        var threshold = (0.2m + (0.001m * number)).ToString(CultureInfo.InvariantCulture);
        return $$"""
            version: 1
            project: Season {{number}}
            output: { directory: out, template: "{{number}}/{video}.{language}.mp4" }
            defaults: { faces: all, detection: { scene_threshold: {{threshold}} } }
            jobs:
              - video: media/ep02.mp4
                dubs: { es: media/ep02.es.wav, fr: media/ep02.fr.mp3 }
              - video: media/ep03.mov
                audio: "media/{video}.{language}.mp3"
                languages: [es, de]
            """;
    }
}
