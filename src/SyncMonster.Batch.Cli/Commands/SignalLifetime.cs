using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary>
/// Signals: the first asks the run to leave in good order, a second Ctrl-C ends the process at once. Both resume.
/// </summary>
/// <param name="ending">Told which signal came.</param>
/// <param name="application">The host.</param>
internal sealed class SignalLifetime(RunEnding ending, IHostApplicationLifetime application) : IHostLifetime, IDisposable
{
    private PosixSignalRegistration[] _registrations = [];
    private int _interruptions;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, On),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, On),
        ];
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    private void On(PosixSignalContext context)
    {
        context.Cancel = true;
        var isInterruption = context.Signal == PosixSignal.SIGINT;
        if (isInterruption && Interlocked.Increment(ref _interruptions) > 1)
            Environment.Exit((int)ExitCode.Interrupted);
        ending.AskToStop(isInterruption ? StopReason.Interrupted : StopReason.Terminated);
        application.StopApplication();
    }
}
