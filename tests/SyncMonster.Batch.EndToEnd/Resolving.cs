using System.Diagnostics;
using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.EndToEnd;

public sealed class Resolving
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task An_adopted_request_is_gone_on_with_and_nothing_is_paid_twice()
    {
        await using var season = await ParkedSeason.OpenAsync();
        var id = Assert.Single(await season.BilledAsync("find_face"));
        var resolved = await season.ResolveAsync("ep02-es", "--adopt", id);
        Assert.True(resolved.ExitCode == 0, resolved.Errors);
        Assert.Contains(id, resolved.Output, StringComparison.Ordinal);
        Assert.Contains("ep02-fr", resolved.Output, StringComparison.Ordinal);
        var status = await Command.RunAsync(Nothing, "status", season.Manifest);
        Assert.Contains("2 analyzing", status.Output, StringComparison.Ordinal);

        var run = await season.RunAsync();
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Single(await season.BilledAsync("find_face"));
        Assert.Equal(2, (await season.BilledAsync("generate")).Count);
    }

    [Fact]
    public async Task Sending_again_says_that_it_may_pay_twice_and_keeps_the_first_counted()
    {
        await using var season = await ParkedSeason.OpenAsync();
        var resolved = await season.ResolveAsync("ep02-es", "--resubmit");
        Assert.True(resolved.ExitCode == 0, resolved.Errors);
        Assert.Contains("a second time", resolved.Output, StringComparison.Ordinal);

        var run = await season.RunAsync();
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(2, (await season.BilledAsync("find_face")).Count);
        Assert.Contains("at most", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_a_terminal_sending_again_asks_for_yes()
    {
        await using var season = await ParkedSeason.OpenAsync();
        var asked = await AtATerminalAsync("resolve", "ep02-es", "--resubmit", "--state", season.StateFolder);
        Assert.Equal(2, asked.ExitCode);
        Assert.Contains("add --yes", asked.Output, StringComparison.Ordinal);
        var sure = await AtATerminalAsync("resolve", "ep02-es", "--resubmit", "--yes", "--state", season.StateFolder);
        Assert.True(sure.ExitCode == 0, sure.Output);
    }

    [Fact]
    public async Task What_is_given_up_fails_with_the_reason_and_is_not_asked_for_again()
    {
        await using var season = await ParkedSeason.OpenAsync();
        Assert.Equal(0, (await season.ResolveAsync("EP02-ES", "--abandon")).ExitCode);
        var run = await season.RunAsync();
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("ep02-es failed: given up by a person", run.Output, StringComparison.Ordinal);
        Assert.Single(await season.BilledAsync("find_face"));
        Assert.Empty(await season.BilledAsync("generate"));
        Assert.Equal(2, (await season.ResolveAsync("ep02-es", "--abandon")).ExitCode);
    }

    [Fact]
    public async Task An_id_the_account_does_not_know_is_refused_and_nothing_changes()
    {
        await using var season = await ParkedSeason.OpenAsync();
        var resolved = await season.ResolveAsync("ep02-es", "--adopt", "ff_0123456789");
        Assert.Equal(2, resolved.ExitCode);
        Assert.Contains("knows no request ff_0123456789", resolved.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await season.ResolveAsync("ep02-es", "--adopt", "ff_0123456789", "--offline")).ExitCode);
    }

    [Fact]
    public async Task A_request_of_another_kind_or_of_another_job_is_refused()
    {
        await using var season = await ParkedSeason.OpenAsync();
        var elsewhere = Path.Combine(season.StateFolder, "..", "elsewhere");
        Assert.Equal(
            0, (await Command.RunAsync(season.Environment, "run", season.Manifest, "--state", elsewhere)).ExitCode);
        var generation = (await season.BilledAsync("generate"))[0];
        var resolved = await season.ResolveAsync("ep02-es", "--adopt", generation);
        Assert.Equal(2, resolved.ExitCode);
        Assert.Contains(
            "is a generation, and the parked request is a find-face", resolved.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_job_ends_with_2_and_says_what_is_parked()
    {
        await using var season = await ParkedSeason.OpenAsync();
        var resolved = await season.ResolveAsync("ep09", "--abandon");
        Assert.Equal(2, resolved.ExitCode);
        Assert.Contains("No job 'ep09' is parked", resolved.Errors, StringComparison.Ordinal);
        Assert.Contains("ep02-es: find-face of ", resolved.Errors, StringComparison.Ordinal);
        Assert.Contains("ep02-fr: find-face of ", resolved.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_the_way_offline_is_named_and_another_service_is_not_asked()
    {
        await using var season = await ParkedSeason.OpenAsync();
        var address = season.Environment["SYNCMONSTER_BASE_URL"];
        var keyless = await season.ResolveAsync(
            new Dictionary<string, string> { ["SYNCMONSTER_BASE_URL"] = address }, "ep02-es", "--adopt", "ff_1");
        Assert.Equal(4, keyless.ExitCode);
        Assert.Contains("--offline", keyless.Errors, StringComparison.Ordinal);
        var elsewhere = await season.ResolveAsync(
            new Dictionary<string, string> { ["SYNCMONSTER_API_KEY"] = Studio.Key }, "ep02-es", "--adopt", "ff_1");
        Assert.Equal(2, elsewhere.ExitCode);
        Assert.Contains($"It was sent to {address}", elsewhere.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Studio.Key, elsewhere.Errors + keyless.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resolve", "a")]
    [InlineData("resolve", "a", "--abandon", "--resubmit")]
    [InlineData("resolve", "a", "--adopt", "x", "--abandon")]
    public async Task Anything_but_one_way_to_resolve_ends_with_2(params string[] arguments)
    {
        var result = await Command.RunAsync(Nothing, arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("exactly one of", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_run_was_made_there_is_nothing_to_resolve()
    {
        await using var studio = Studio.Offline();
        var result = await Command.RunAsync(
            Nothing, "resolve", "a", "--abandon", "--state", Path.Combine(studio.Folder, "none"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("No run was made", result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(studio.Folder, "none")));
    }

    [Fact]
    public async Task A_rehearsal_is_asked_of_its_own_sandbox_without_a_key()
    {
        await using var studio = Studio.Offline();
        var season = studio.Manifest(Manifests.TwoDubs);
        Assert.Equal(0, (await Command.RunAsync(Nothing, "run", season, "--sandbox")).ExitCode);
        var (spanish, french) = Forget(studio, "ep02-es", "ep02-fr");

        var wrong = await Command.RunAsync(Nothing, "resolve", "ep02-es", season, "--adopt", french);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("is the generation of job 'ep02-fr' already", wrong.Errors, StringComparison.Ordinal);
        var right = await Command.RunAsync(Nothing, "resolve", "ep02-es", season, "--adopt", spanish);
        Assert.True(right.ExitCode == 0, right.Errors);
        var run = await Command.RunAsync(Nothing, "run", season, "--sandbox");
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    [Fact]
    public async Task A_damaged_status_file_does_not_undo_what_was_resolved()
    {
        await using var season = await ParkedSeason.OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(season.StateFolder, "status.json"), "{");
        var resolved = await season.ResolveAsync("ep02-es", "--abandon");
        Assert.Equal(0, resolved.ExitCode);
        Assert.Contains("What was decided is recorded.", resolved.Errors, StringComparison.Ordinal);
        Assert.Contains(
            "Nothing is parked", (await season.ResolveAsync("ep02-es", "--abandon")).Errors, StringComparison.Ordinal);
    }

    // Makes the checkpoint forget what the first job's generation was accepted as; gives the ids of both jobs'
    // generations.
    private static (string Forgotten, string Other) Forget(Studio studio, string jobId, string otherId)
    {
        using var checkpoint = Checkpoint.Open(new StateFolder(Path.Combine(studio.Folder, ".syncmonster")));
        var (account, project) = Assert.Single(checkpoint.Projects());
        var record = checkpoint.Record(account, project)!;
        var (job, request) = Of(jobId);
        checkpoint.Continue(account, project);
        checkpoint.Commit(
            [
                new Transition.RequestMoved(request with { Stage = RequestStage.Parked, RemoteId = null }),
                new Transition.JobMoved(job with { Stage = JobStage.Parked, Note = "parked" }),
            ],
            DateTimeOffset.UnixEpoch);
        return (request.RemoteId!, Of(otherId).Request.RemoteId!);

        (Job Job, Request Request) Of(string id)
        {
            var wanted = record.Jobs.Single(one => one.Plan.Id == id);
            return (wanted, record.Requests.Single(one => one.Id == wanted.RequestId));
        }
    }

    // script(1) gives the command a terminal of its own.
    private static async Task<Result> AtATerminalAsync(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "script (package bsdutils) is not installed");
        var program = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "syncmonster-batch.dll")}' {string.Join(' ', arguments.Select(argument => $"'{argument}'"))}";
        var start = new ProcessStartInfo("/usr/bin/script", ["--quiet", "--return", "--command", program, "/dev/null"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Result(process.ExitCode, output, "");
    }
}
