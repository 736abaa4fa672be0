using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;

namespace SyncMonster.Media.Ffmpeg;

/// <summary>One running ffmpeg or ffprobe.</summary>
internal sealed class FfmpegRun : IDisposable
{
    private readonly FfmpegCommand _command;
    private readonly Process _process;
    private readonly Task<string> _complaints;

    private FfmpegRun(FfmpegCommand command, Process process)
    {
        _command = command;
        _process = process;
        _complaints = Complaints.ReadAsync(process.StandardError);
    }

    public static FfmpegRun Start(FfmpegCommand command)
    {
        try
        {
            return new FfmpegRun(command, Process.Start(command.StartInfo())!);
        }
        catch (Win32Exception failure)
        {
            throw new FfmpegException($"{command.Name} could not be started: {failure.Message}", null, failure);
        }
    }

    public async Task CompleteAsync(
        Func<Stream, Stream, CancellationToken, Task> exchange, TimeSpan limit, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        stop.CancelAfter(limit);

        // A read of a pipe may not heed its token; the end of the process ends it.
        await using var kill = stop.Token.Register(Kill);
        Exception? failure = null;
        try
        {
            await exchange(_process.StandardInput.BaseStream, _process.StandardOutput.BaseStream, stop.Token);
            _process.StandardInput.BaseStream.Close();
        }
#pragma warning disable CA1031 // Whatever the caller's exchange threw is thrown on below, once it is known who failed first.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            failure = thrown;
        }

        // A pipe breaks because the process ended, which has a better reason to give. Anything else leaves it waiting.
        if (failure is not null && !IsBrokenPipe(failure))
            Kill();
        await CloseAsync();
        await _process.WaitForExitAsync(CancellationToken.None);
        var said = await _complaints;

        ct.ThrowIfCancellationRequested();
        if (stop.IsCancellationRequested)
            throw new FfmpegException(
                $"{_command.Name} did not finish within {limit.TotalSeconds:0.###} s and was stopped.", null);
        if (failure is not null && !IsBrokenPipe(failure))
            ExceptionDispatchInfo.Throw(failure);
        if (_process.ExitCode != 0)
            throw new FfmpegException(Complaints.Describe(_command, _process.ExitCode, said), _process.ExitCode);
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    // On Windows ERROR_BROKEN_PIPE and ERROR_NO_DATA; elsewhere pipes are sockets underneath.
    private static bool IsBrokenPipe(Exception failure) =>
        failure is IOException { InnerException: SocketException } || (failure is IOException && (failure.HResult & 0xFFFF) is (109 or 232));

    private async Task CloseAsync()
    {
        try
        {
            await _process.StandardInput.BaseStream.DisposeAsync();
        }
        catch (IOException)
        {
            // It ended without reading what was still to be written.
        }

        _process.StandardOutput.Close();
    }

    private void Kill()
    {
        try
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself between the question and the kill.
        }
    }
}
