using Microsoft.Extensions.Logging.Abstractions;

namespace SyncMonster.Sandbox;

/// <summary>
/// What a sandbox is started with. The defaults make an obliging service: no limits, no latency, no faults. Checked by
/// <see cref="SandboxServer.StartAsync"/>.
/// </summary>
public sealed class SandboxOptions
{
    /// <summary>The address listened on: an IP address or <c>localhost</c>. Default: <c>127.0.0.1</c>.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port listened on, 0 to 65535; 0 picks a free one. Default: 0.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The folder that keeps assets, requests, ledger and results across restarts; made if missing. Default: null,
    /// which keeps them in memory and in a temporary folder that is removed at the end.
    /// </summary>
    public string? DataFolder { get; init; }

    /// <summary>The credits each account starts with; null is without limit. Default: 10,000.</summary>
    public decimal? Credits { get; init; } = 10_000;

    /// <summary>
    /// The one key that is accepted. Default: null, which accepts every key that is not empty and gives each its own
    /// account: its own assets, requests and credits. Never logged or stored; accounts go by a digest of it.
    /// </summary>
    public string? ApiKey { get; init; }

    /// <summary>How long the work takes. Default: <see cref="SandboxSpeed.Real"/>.</summary>
    public SandboxSpeed Speed { get; init; }

    /// <summary>Added between handling a call and sending its reply. Default: none.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Each request waits at least this long before its work is taken up. Default: none.</summary>
    public TimeSpan WorkDelay { get; init; }

    /// <summary>
    /// Requests an account may have pending or in progress; one more is answered 429 with Retry-After. Default:
    /// 100,000, the bound of the work queue.
    /// </summary>
    public int MaxInFlight { get; init; } = 100_000;

    /// <summary>
    /// The longest video that is accepted, in seconds; a longer one is ERR_009. Default: null, no limit.
    /// </summary>
    public decimal? MaxVideoSeconds { get; init; }

    /// <summary>
    /// The largest file that is accepted, in bytes; a larger one is answered 413. Default: null, no limit.
    /// </summary>
    public long? MaxUploadBytes { get; init; }

    /// <summary>
    /// How long outputs and face crops can be fetched after their request completed; then they answer 404. Default:
    /// null, for ever.
    /// </summary>
    public TimeSpan? ResultLifetime { get; init; }

    /// <summary>Work without ffmpeg even where it is installed. Default: false.</summary>
    public bool Structural { get; init; }

    /// <summary>Requests worked on at the same time, 1 or more. Default: the number of processors.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>The faults to inject. Default: <see cref="SandboxFaults.None"/>.</summary>
    public SandboxFaults Faults { get; init; } = SandboxFaults.None;

    /// <summary>
    /// Seeds the draw of faults, so that a run of calls can be repeated. Default: null, another draw every time.
    /// </summary>
    public int? Seed { get; init; }

    /// <summary>
    /// The clock of every time written and every delay waited. Default: <see cref="TimeProvider.System"/>.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the sandbox logs. Default: nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Refuses values that cannot work.</summary>
    /// <exception cref="SandboxException">
    /// The first setting that cannot work, with its value and the remedy.
    /// </exception>
    internal void Validate()
    {
        Require(Port is >= 0 and <= 65535, nameof(Port), Port, "give a port from 0 (pick a free one) to 65535");
        Require(Host == "localhost" || System.Net.IPAddress.TryParse(Host, out _), nameof(Host), Host,
            "give an IP address, such as 127.0.0.1 or 0.0.0.0, or localhost");
        Require(Credits is null or >= 0, nameof(Credits), Credits, "give 0 or more, or null for no limit");
        Require(ApiKey is null || !string.IsNullOrWhiteSpace(ApiKey), nameof(ApiKey), "(blank)",
            "give a key, or null to accept any");
        Require(Enum.IsDefined(Speed), nameof(Speed), Speed, "give Real or Instant");
        Require(Latency >= TimeSpan.Zero, nameof(Latency), Latency, "give zero or more");
        Require(WorkDelay >= TimeSpan.Zero, nameof(WorkDelay), WorkDelay, "give zero or more");
        Require(MaxInFlight >= 1, nameof(MaxInFlight), MaxInFlight, "give 1 or more");
        Require(MaxVideoSeconds is null or > 0, nameof(MaxVideoSeconds), MaxVideoSeconds, "give more than 0, or null");
        Require(MaxUploadBytes is null or > 0, nameof(MaxUploadBytes), MaxUploadBytes, "give more than 0, or null");
        Require(ResultLifetime is null || ResultLifetime > TimeSpan.Zero, nameof(ResultLifetime), ResultLifetime,
            "give more than zero, or null");
        Require(Workers >= 1, nameof(Workers), Workers, "give 1 or more");
    }

    private static void Require(bool holds, string name, object? value, string remedy)
    {
        if (!holds)
            throw new SandboxException($"Sandbox option {name} is {value}: {remedy}.");
    }
}
