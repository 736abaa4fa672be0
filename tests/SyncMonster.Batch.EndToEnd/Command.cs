using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace SyncMonster.Batch.EndToEnd;

/// <summary>The real program in a process of its own.</summary>
internal sealed partial class Command : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _output;
    private readonly Task _errors;
    private readonly StringBuilder _standardOutput = new();
    private readonly StringBuilder _standardError = new();
    private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Command(Process process)
    {
        _process = process;
        _output = Task.Run(() => CopyAsync(process.StandardOutput, _standardOutput, _firstLine));
        _errors = Task.Run(() => CopyAsync(process.StandardError, _standardError, new TaskCompletionSource<string>()));
    }

    public Task<string> FirstLine => _firstLine.Task;

    public static Command Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "syncmonster-batch.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SYNCMONSTER_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new Command(Process.Start(start)!);
    }

    public static async Task<Result> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        await using var command = Start(environment, arguments);
        return await command.EndAsync();
    }

    public async Task<Result> EndAsync()
    {
        await _process.WaitForExitAsync();
        await Task.WhenAll(_output, _errors);
        return new Result(_process.ExitCode, _standardOutput.ToString(), _standardError.ToString());
    }

    public void Signal(PosixSignal signal) => Assert.Equal(0, Kill(_process.Id, signal switch
    {
        PosixSignal.SIGINT => 2,
        PosixSignal.SIGTERM => 15,
        _ => throw new ArgumentOutOfRangeException(nameof(signal)),
    }));

    public void Kill() => _process.Kill();

    /// <summary>Waits until standard error has a line with a text in it.</summary>
    public async Task SaysAsync(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            lock (_standardError)
            {
                if (_standardError.ToString().Contains(text, StringComparison.Ordinal)) return;
            }

            if (_process.HasExited) Assert.Fail($"It ended without saying '{text}':\n{(await EndAsync()).Errors}");
            await Task.Yield();
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);

    private static async Task CopyAsync(StreamReader reader, StringBuilder text, TaskCompletionSource<string> firstLine)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (text) text.AppendLine(line);
            firstLine.TrySetResult(line);
        }

        firstLine.TrySetResult("");
    }
}

/// <summary>How the program ended.</summary>
internal sealed record Result(int ExitCode, string Output, string Errors);
