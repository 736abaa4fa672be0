using System.CommandLine;
using System.Text.Json;
using SyncMonster.Batch.Cli.Display;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary><c>plan MANIFEST...</c>: what a run would do and pay; offline and free.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var season = new SeasonOptions();
        var json = SharedOptions.Json();
        var command = season.AddTo(new Command("plan", "Say what a run would do and pay, offline and free"));
        command.Add(json);
        command.SetAction((parsed, _) =>
            CommandLine.GuardAsync(() => ShowAsync(season.Read(parsed), parsed.GetValue(json))));
        return command;
    }

    public static async Task<ExitCode> ShowAsync(RunSettings settings, bool asJson)
    {
        using var season = await Season.OpenAsync(settings, TimeProvider.System, CancellationToken.None);
        foreach (var problem in season.Planning.Problems) await Console.Error.WriteLineAsync(problem.ToString());
        var forecast = season.Forecast(TimeProvider.System.GetUtcNow());
        if (asJson)
            await Console.Out.WriteLineAsync(
                JsonSerializer.Serialize(PlanJson.Of(forecast), PlanJsonContext.Default.PlanJson));
        else PlanTable.Write(forecast);
        return ExitCode.Delivered;
    }
}
