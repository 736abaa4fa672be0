using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;
using SyncMonster.Sandbox;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary>The command: its subcommands, and how their ends become messages and exit codes.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "Localizes a season of videos overnight: faces found, lips synced, within a budget, never paid twice.")
        {
            RunCommand.Create(),
            PlanCommand.Create(),
            ValidateCommand.Create(),
            InitCommand.Create(),
            StatusCommand.Create(),
            ReportCommand.Create(),
            ReviewCommand.Create(),
            ResolveCommand.Create(),
            RemoteCommand.Create(),
            DoctorCommand.Create(),
            SandboxCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("See syncmonster-batch --help.");
            return (int)ExitCode.BadInput;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    /// <summary>Runs a command's body; whatever ends it becomes a message on standard error and an exit code.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The last one to catch: no stack trace reaches a user.")]
    public static async Task<int> GuardAsync(Func<Task<ExitCode>> body)
    {
        try
        {
            return (int)await body();
        }
        catch (BadManifestException e)
        {
            foreach (var problem in e.Problems) await Console.Error.WriteLineAsync(problem.ToString());
            return (int)ExitCode.BadInput;
        }
        catch (BatchException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return (int)e.ExitCode;
        }
        catch (ApiException e)
        {
            await Console.Error.WriteLineAsync(ServiceFault.SentenceOf(e));
            return (int)ServiceFault.ExitCodeOf(e.Fault);
        }
        catch (Exception e) when (e is FormatException or SandboxException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return (int)ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            return (int)ExitCode.Interrupted;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(
                $"A fault of this program ({e.GetType().Name}): {e.Message} What was recorded is kept; running again goes on from there.");
            return (int)ExitCode.Broken;
        }
    }
}
