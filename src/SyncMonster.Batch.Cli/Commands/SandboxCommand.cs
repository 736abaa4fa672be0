using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using SyncMonster.Batch.Cli.Display;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Sandbox;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary><c>sandbox</c>: serves the local sandbox on a port, for any client.</summary>
internal static class SandboxCommand
{
    public static Command Create()
    {
        var port =
            new Option<int>("--port") { Description = "The port; 0 takes a free one", DefaultValueFactory = _ => 8080 };
        var host = new Option<string>("--host") { Description = "The address to listen on", DefaultValueFactory = _ => "127.0.0.1" };
        var data = new Option<string?>("--data") { Description = "Keep assets, requests and the ledger in this folder [default: memory]", HelpName = "DIR" };
        var credits = new Option<decimal>("--credits") { Description = "The credits each account starts with", DefaultValueFactory = _ => 10_000 };
        var speed = new Option<string>("--speed") { Description = "real, or instant: results without waiting for media work", DefaultValueFactory = _ => "real" };
        speed.AcceptOnlyFromAmong("real", "instant");
        var latency =
            new Option<int>("--latency") { Description = "Milliseconds added before each reply", HelpName = "MS" };
        var faults = new Option<string?>("--faults") { Description = "Faults by probability, such as reply-lost-after=0.1,cut-file=0.2", HelpName = "LIST" };
        var seed = new Option<int?>("--seed") { Description = "Seeds the draw of faults, so that a series of calls can be repeated", HelpName = "N" };
        var structural =
            new Option<bool>("--structural") { Description = "Work without ffmpeg even where it is installed" };
        var maxInFlight = new Option<int>("--max-in-flight") { Description = "Requests at once; more are answered 429", HelpName = "N", DefaultValueFactory = _ => new SandboxOptions().MaxInFlight };
        var maxSeconds = new Option<decimal?>("--max-video-seconds") { Description = "The longest video; a longer one is ERR_009", HelpName = "N" };
        var command = new Command("sandbox", "Serve the local sandbox: the same API on this machine")
        {
            port, host, data, credits, speed, latency, faults, seed, structural, maxInFlight, maxSeconds,
        };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(async () =>
        {
            using var loggers = LoggerFactory.Create(logging => PlainDisplay.AddLogging(logging, asJson: false));
            var options = new SandboxOptions
            {
                Port = parsed.GetValue(port),
                Host = parsed.GetValue(host)!,
                DataFolder = parsed.GetValue(data),
                Credits = parsed.GetValue(credits),
                Speed = parsed.GetValue(speed) == "instant" ? SandboxSpeed.Instant : SandboxSpeed.Real,
                Latency = TimeSpan.FromMilliseconds(parsed.GetValue(latency)),
                Faults = parsed.GetValue(faults) is { } list ? SandboxFaults.Parse(list) : SandboxFaults.None,
                Seed = parsed.GetValue(seed),
                Structural = parsed.GetValue(structural),
                MaxInFlight = parsed.GetValue(maxInFlight),
                MaxVideoSeconds = parsed.GetValue(maxSeconds),
                LoggerFactory = loggers,
            };
            using var stop = new StopOnSignal();
            await SandboxServer.RunAsync(
                options,
                server => Console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"SYNCMONSTER_BASE_URL={server.BaseUrl}")),
                stop.Token);
            return ExitCode.Delivered;
        }));
        return command;
    }
}
