using SyncMonster.Batch.Cli.Commands;

return await CommandLine.RunAsync(args);
