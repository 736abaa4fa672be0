using SyncMonster.Batch.Simulation;

return args.Contains("--seeds") || args.Contains("--from")
    ? Campaign.Run(args)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
