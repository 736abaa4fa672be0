using System.Diagnostics;

namespace SyncMonster.Batch.Benchmarks;

/// <summary>
/// A <see cref="FastService"/> in a process of its own, so that its processor and memory are not counted as ours.
/// </summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly Process _process;

    private Service(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<Service> StartAsync(TimeSpan stage, bool held)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "serve", stage.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture), held ? "held" : "free" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new Service(process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }

    public async Task LetGoAsync()
    {
        using var http = new HttpClient();
        (await http.PostAsync(new Uri(Address, "/let-go"), null)).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
