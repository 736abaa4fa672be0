using System.Globalization;
using SyncMonster.Batch.Benchmarks;

// What is measured by hand, by name; and, below, what a measurement starts in a process of its own.
switch (args)
{
    case ["in-flight"]:
        await InFlight.MeasureAsync();
        break;
    case ["makespan"]:
        await Makespan.MeasureAsync();
        break;
    case ["planning", var kind]:
        await Planning.MeasureAsync(kind);
        break;
    case []:
        await InFlight.MeasureAsync();
        await Makespan.MeasureAsync();
        break;
    case ["forecast", var path]:
        Planning.Forecast(path);
        break;
    case ["serve", var stage, var held]:
        await FastService.ServeAsync(
            TimeSpan.FromSeconds(double.Parse(stage, CultureInfo.InvariantCulture)), held == "held");
        break;
    case ["send", var folder, var service]:
        await InFlight.SendAsync(folder, new Uri(service));
        break;
    case ["resume", var folder, var service]:
        await InFlight.ResumeAsync(folder, new Uri(service));
        break;
    case ["season", var folder, var service]:
        await Makespan.SeasonAsync(folder, new Uri(service));
        break;
    default:
        Console.Error.WriteLine("Give in-flight, makespan, planning yaml, planning csv, or nothing for the first two.");
        return 2;
}

return 0;
