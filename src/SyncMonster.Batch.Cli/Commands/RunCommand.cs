using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SyncMonster.Batch.Cli.Display;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary><c>run MANIFEST...</c>: the main job.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var season = new SeasonOptions();
        var jobs = SharedOptions.Jobs();
        var pilot = SharedOptions.Pilot();
        var failFast = SharedOptions.FailFast();
        var allowRespend = new Option<bool>("--allow-respend")
        {
            Description = "Pay again for jobs that were paid for before and have changed since; plan names them",
        };
        var requirePlan = SharedOptions.RequirePlan();
        var until = new Option<string?>("--until")
        {
            Description = "Start no paid work after this time of day; what is in flight finishes",
            HelpName = "HH:MM",
        };
        var maxDuration = new Option<string?>("--max-duration")
        {
            Description = "Start no paid work after this long, such as 90m or 8h",
            HelpName = "TIME",
        };
        var dryRun =
            new Option<bool>("--dry-run") { Description = "Only say what would be done and paid: the same as plan" };
        var logFormat = new Option<string>("--log-format")
        {
            Description = "Log lines as text or json",
            DefaultValueFactory = _ => "text",
        };
        logFormat.AcceptOnlyFromAmong("text", "json");
        var noProgress = new Option<bool>("--no-progress") { Description = "Log lines instead of the live table" };
        var dashboard = new Option<int?>("--dashboard")
        {
            Description = "Show the run on a page of this machine, on this port",
            HelpName = "PORT",
        };
        var command = season.AddTo(
            new Command("run", "Run a manifest, or go on with it: finished work is never repeated"));
        Option[] own =
        [
            jobs, pilot, failFast, allowRespend, requirePlan, until, maxDuration, dryRun, logFormat, noProgress, dashboard,
        ];
        foreach (var option in own) command.Add(option);
        command.SetAction((parsed, _) => CommandLine.GuardAsync(async () =>
        {
            var time = TimeProvider.System;
            var told = season.Read(parsed);
            var settings = told with
            {
                Jobs = parsed.GetValue(jobs),
                FailFast = parsed.GetValue(failFast),
                AllowRespend = parsed.GetValue(allowRespend),
                RequiredPlan = parsed.GetValue(requirePlan),
                Until = Deadline.Earliest(time, parsed.GetValue(until), parsed.GetValue(maxDuration)),
                Options = told.Options with
                {
                    SettleTime = RunEnvironment.SettleTime,
                    Pilot = parsed.GetValue(pilot),
                },
            };
            if (parsed.GetValue(dryRun)) return await PlanCommand.ShowAsync(settings, asJson: false);

            var service = ServiceSettings.For(season.IsSandbox(parsed));
            var display = Displays.Choose(parsed.GetValue(logFormat)!, parsed.GetValue(noProgress));
            return await HostAsync(settings, service, display, parsed.GetValue(dashboard), time);
        }));
        return command;
    }

    private static async Task<ExitCode> HostAsync(
        RunSettings settings, ServiceSettings service, IDisplay display, int? dashboard, TimeProvider time)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddSingleton<IHostLifetime, SignalLifetime>();
        builder.Services.AddSyncMonsterBatch(settings, time, loggers => service.Connect(loggers));
        display.AddLogging(builder.Logging);
        using var host = builder.Build();
        var watch = host.Services.GetRequiredService<RunWatch>();
        var ending = host.Services.GetRequiredService<RunEnding>();

        await using var page = dashboard is { } port ? await Dashboard.StartAsync(port, watch, time) : null;
        await using (display.Show(watch, time))
        {
            await host.RunAsync();
        }

        var exitCode = await ending.Ended;
        Summary.Write(Console.Out, watch.State, exitCode);
        return exitCode;
    }
}
