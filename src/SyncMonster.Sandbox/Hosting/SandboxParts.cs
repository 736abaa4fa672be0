using SyncMonster.Media;
using SyncMonster.Sandbox.Faults;
using SyncMonster.Sandbox.Intake;
using SyncMonster.Sandbox.State;
using SyncMonster.Sandbox.Work;

namespace SyncMonster.Sandbox.Hosting;

/// <summary>The parts of one sandbox, put together by hand.</summary>
internal sealed class SandboxParts : IAsyncDisposable
{
    private SandboxParts(SandboxOptions options, SandboxFolder folder, SandboxState state, FfmpegTools? tools)
    {
        var worksWith = options.Speed == SandboxSpeed.Instant ? null : tools;
        Folder = folder;
        State = state;
        Faults = new FaultDraw(options.Faults, options.Seed);
        Fetch = new UrlFetch(options.TimeProvider);
        Analysis = new Analysis(worksWith, folder);
        Rendering = new Rendering(worksWith, folder, state, options.LoggerFactory.CreateLogger<Rendering>());
        Queue = new WorkQueue(options, state, Analysis, Rendering);
        Mode = worksWith is not null
            ? "Mode: full (scenes and faces are found in the picture; ffmpeg decodes and exports)."
            : $"Mode: structural ({Why(options)}); one face is declared in the middle of each video, none is looked for, and packets are copied.";
    }

    public SandboxFolder Folder { get; }

    public SandboxState State { get; }

    public FaultDraw Faults { get; }

    public UrlFetch Fetch { get; }

    public Analysis Analysis { get; }

    public Rendering Rendering { get; }

    public WorkQueue Queue { get; }

    /// <summary>What the sandbox really does with media, in words.</summary>
    public string Mode { get; }

    /// <summary>Opens the data folder and puts the parts together.</summary>
    /// <exception cref="SandboxException">The data folder cannot be used.</exception>
    public static SandboxParts Open(SandboxOptions options, FfmpegTools? tools)
    {
        var folder = SandboxFolder.Open(options.DataFolder);
        Journal? journal = null;
        try
        {
            IReadOnlyList<StateEvent> past = [];
            if (!folder.IsTemporary)
                journal = Journal.Open(folder.JournalPath, out past);
            var state = new SandboxState(options, journal, past);
            folder.Sweep(state.Snapshot().Assets);
            return new SandboxParts(options, folder, state, tools);
        }
        catch
        {
            journal?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Queue.DisposeAsync();
        Fetch.Dispose();
        State.Dispose();
        Folder.Dispose();
    }

    private static string Why(SandboxOptions options) =>
        options.Speed == SandboxSpeed.Instant ? "instant speed" : options.Structural ? "as asked" : "no ffmpeg on PATH";
}
