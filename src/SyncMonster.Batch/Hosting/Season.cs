using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Inputs;
using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Hosting;

/// <summary>
/// A manifest with its state folder held and its inputs looked into: what <c>run</c> and <c>plan</c> both begin with.
/// </summary>
public sealed class Season : IDisposable
{
    private readonly IDisposable _hold;

    private Season(
        IDisposable hold, StateFolder folder, Checkpoint checkpoint, PlanningResult planning, BatchState? state)
    {
        _hold = hold;
        (Folder, Checkpoint, Planning, State) = (folder, checkpoint, planning, state);
    }

    /// <summary>The state folder, held.</summary>
    public StateFolder Folder { get; }

    /// <summary>What earlier runs left.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>The plan, or what stands in its way.</summary>
    public PlanningResult Planning { get; }

    /// <summary>The plan with what earlier runs did for it, before anything new; null without a plan.</summary>
    public BatchState? State { get; }

    /// <summary>What a run would do and pay from here on.</summary>
    /// <param name="now">The time.</param>
    public Forecast Forecast(DateTimeOffset now) =>
        Core.Planning.Forecast.Of(State!, Checkpoint.HistoryFor(State!.Plan), now);

    /// <summary>Reads, holds, looks and plans. Nothing is sent.</summary>
    /// <exception cref="BatchException">The state folder can't be used.</exception>
    public static async Task<Season> OpenAsync(RunSettings settings, TimeProvider time, CancellationToken ct)
    {
        var reading = ManifestReader.Read(
            settings.Manifests,
            new ManifestOverrides(
                settings.OutputDirectory, settings.MaxCredits, settings.Jobs, settings.StateDirectory)
            {
                Key = settings.Key,
            });
        if (reading.Manifest is not { } manifest)
            throw new BadManifestException(await Inspection.AllProblemsAsync(reading, ct));

        var folder = new StateFolder(manifest.StateDirectory);
        var hold = folder.Hold(time.GetUtcNow());
        Checkpoint? checkpoint = null;
        try
        {
            checkpoint = Checkpoint.Open(folder);
            var media = await new InputSurvey(checkpoint).LookAsync(manifest, ct);
            var planning = Planner.Plan(Only(manifest, settings.Only), settings.Account, media);
            planning = planning with { Problems = Inspection.InOrder([.. reading.Problems, .. planning.Problems]) };
            if (planning.Plan is not { } plan) throw new BadManifestException(planning.Problems);
            Guard(plan, checkpoint);
            return new Season(hold, folder, checkpoint, planning, checkpoint.Load(plan, OptionsFor(settings, plan)));
        }
        catch
        {
            checkpoint?.Dispose();
            hold.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Checkpoint.Dispose();
        _hold.Dispose();
    }

    private static RunOptions OptionsFor(RunSettings settings, BatchPlan plan) =>
        settings.Options with { FailFast = settings.FailFast?.CountOf(plan.Jobs.Count) };

    private static Manifest Only(Manifest manifest, string? pattern) => pattern is null
        ? manifest
        : manifest with
        {
            Jobs = [.. manifest.Jobs.Where(job => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, job.Id))],
        };

    // A rehearsal must not replace what the real service delivered, nor one account or project what another did.
    private static void Guard(BatchPlan plan, Checkpoint checkpoint)
    {
        foreach (var job in plan.Jobs)
        {
            var others = checkpoint.DeliverersOf(job.Output)
                .Where(other => other != (plan.Account, plan.Project) && other.Account != SandboxAccount).ToList();
            if (others is not [var (account, project), ..]) continue;
            throw new BatchException(
                ExitCode.BadInput,
                $"{job.Output} was delivered for {project} by {account}, and a run of {plan.Project} on {plan.Account} would replace it. "
                + "Give another folder with --output.");
        }
    }

    /// <summary>The account's name when the sandbox in this process serves it.</summary>
    public const string SandboxAccount = "sandbox";
}
