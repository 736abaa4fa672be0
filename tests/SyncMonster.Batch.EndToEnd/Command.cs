using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;

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
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private Command(Process process)
    {
        _process = process;
        _output = CopyAsync(
            process.StandardOutput,
            _standardOutput,
            line => _firstLine.TrySetResult(line),
            () => _firstLine.TrySetResult(""));
        _errors = CopyAsync(
            process.StandardError,
            _standardError,
            line => _lines.Writer.TryWrite(line),
            () => _lines.Writer.TryComplete());
    }

    public Task<string> FirstLine => _firstLine.Task;

    public static Command Start(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        StartUnder([], environment, arguments);

    /// <summary>Starts the program under another, such as a tracer.</summary>
    public static Command StartUnder(
        string[] tracer, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string[] words =
            [.. tracer, "dotnet", Path.Combine(AppContext.BaseDirectory, "syncmonster-batch.dll"), .. arguments];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SYNCMONSTER_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new Command(Process.Start(start)!);
    }

    public static async Task<Result> RunAsync(
        IReadOnlyDictionary<string, string> environment, params string[] arguments)
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
        await foreach (var line in _lines.Reader.ReadAllAsync())
        {
            if (line.Contains(text, StringComparison.Ordinal)) return;
        }

        Assert.Fail($"It ended without saying '{text}':\n{_standardError}");
    }

    /// <summary>Waits for a number of lines on standard error; false where it ends before.</summary>
    public async Task<bool> SaysLinesAsync(int count)
    {
        await foreach (var _ in _lines.Reader.ReadAllAsync())
        {
            if (--count <= 0) return true;
        }

        return false;
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

    private static async Task CopyAsync(StreamReader reader, StringBuilder text, Action<string> onLine, Action onEnd)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            text.AppendLine(line);
            onLine(line);
        }

        onEnd();
    }
}

/// <summary>How the program ended.</summary>
internal sealed record Result(int ExitCode, string Output, string Errors);
