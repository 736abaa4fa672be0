using System.Runtime.InteropServices;

namespace SyncMonster.Batch.EndToEnd;

public sealed class Interruptions
{
    [Theory]
    [InlineData("find-face accepted")]
    [InlineData("analyzing")]
    [InlineData("generate accepted")]
    [InlineData("downloading")]
    public async Task A_run_that_was_killed_goes_on_and_pays_for_nothing_twice(string moment)
    {
        await using var studio = await Studio.OpenAsync();
        var season = studio.Quickstart();
        await using (var run = Command.Start(studio.Environment, "run", season))
        {
            await run.SaysAsync(moment);
            run.Kill();
            await run.EndAsync();
        }

        var second = await studio.RunAsync(season);
        Assert.True(second.ExitCode == 0, second.Errors);
        await studio.AssertPaidOnceAsync();
    }

    [Theory]
    [InlineData(PosixSignal.SIGTERM, 143)]
    [InlineData(PosixSignal.SIGINT, 130)]
    public async Task A_run_that_is_asked_to_end_does_so_in_good_order_and_resumes(PosixSignal signal, int exitCode)
    {
        await using var studio = await Studio.OpenAsync();
        var season = studio.Quickstart();
        // Whoever runs the tests in the background may have SIGINT ignored, and children inherit that.
        await using (var run = Command.StartUnder(["env", "--default-signal=INT"], studio.Environment, "run", season))
        {
            await run.SaysAsync("find-face accepted");
            run.Signal(signal);
            Assert.Equal(exitCode, (await run.EndAsync()).ExitCode);
        }

        Assert.Equal(0, (await studio.RunAsync(season)).ExitCode);
        await studio.AssertPaidOnceAsync();
    }

    [Fact]
    public async Task A_state_that_another_run_holds_ends_with_11_and_names_the_holder()
    {
        await using var studio = await Studio.OpenAsync("--latency", "200");
        var season = studio.Quickstart();
        await using var run = Command.Start(studio.Environment, "run", season);
        await run.SaysAsync("waiting");
        var second = await studio.RunAsync(season);
        Assert.Equal(11, second.ExitCode);
        Assert.Contains("(process ", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_replies_and_cut_files_cost_nothing_twice()
    {
        await using var studio = await Studio.OpenAsync(
            "--speed", "instant", "--seed", "7", "--faults", "reply-lost-after=0.3,reply-lost-before=0.2,cut-file=0.3,5xx-unbilled=0.1,429=0.1");
        var season = studio.Quickstart();
        Result last;
        var runs = 0;
        do
        {
            last = await studio.RunAsync(season);
            Assert.True(last.ExitCode is 0 or 5, last.Errors);
        }
        while (last.ExitCode != 0 && ++runs < 3);

        await studio.AssertPaidOnceAsync();
    }
}
