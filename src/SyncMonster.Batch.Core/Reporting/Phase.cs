using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Reporting;

/// <summary>A time that a job spent in one stage.</summary>
/// <param name="Stage">The stage; never an end (delivered, failed).</param>
/// <param name="From">When it came to it.</param>
/// <param name="To">When it left it, or the run ended.</param>
public sealed record Phase(JobStage Stage, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How long it took.</summary>
    public TimeSpan Length => To - From;
}

/// <summary>What a job's history says of its times.</summary>
/// <param name="StartedAt">When work on it first began; null: never.</param>
/// <param name="FinishedAt">When it came to the end it stands at; null: it hasn't ended.</param>
/// <param name="Phases">Where it spent its time, oldest first. Time between runs belongs to none.</param>
internal sealed record JobTimes(DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, IReadOnlyList<Phase> Phases)
{
    /// <summary>Reads the times of a job from the entries about it, oldest first.</summary>
    public static JobTimes Of(Job job, IEnumerable<HistoryEntry> entries, IReadOnlyList<RunSpan> runs)
    {
        var moves = Moves(entries);
        var phases = new List<Phase>();
        for (var i = 0; i < moves.Count; i++)
        {
            if (IsEnd(moves[i].Stage)) continue;
            var to = i + 1 < moves.Count ? moves[i + 1].At : DateTimeOffset.MaxValue;
            phases.AddRange(
                Within(runs, moves[i].At, to).Select(span => new Phase(moves[i].Stage, span.From, span.To)));
        }

        DateTimeOffset? started = phases.Find(phase => phase.Stage is not JobStage.Waiting)?.From;
        DateTimeOffset? finished = !IsEnd(job.Stage) ? null
            : moves is [.., { } last] && last.Stage == job.Stage ? last.At
            : job.Since;
        return new JobTimes(started, finished, phases);
    }

    /// <summary>The runs with their ends, so that no time is counted in which none was under way.</summary>
    public static IReadOnlyList<RunSpan> SpansOf(RunRecord record)
    {
        if (record.History.Count == 0) return [];
        var runs = record.Runs.Count > 0 ? record.Runs : [new RunSpan(record.History[0].At, null, null)];
        return [.. runs.Select((run, index) => run.EndedAt is null ? run with { EndedAt = LastSeen(record, runs, index) } : run)];
    }

    // A run that was cut off ended when it was last heard of.
    private static DateTimeOffset LastSeen(RunRecord record, IReadOnlyList<RunSpan> runs, int index)
    {
        var next = index + 1 < runs.Count ? runs[index + 1].StartedAt : DateTimeOffset.MaxValue;
        var last = record.History.LastOrDefault(entry => entry.At < next)?.At ?? runs[index].StartedAt;
        return last > runs[index].StartedAt ? last : runs[index].StartedAt;
    }

    private static List<(DateTimeOffset At, JobStage Stage)> Moves(IEnumerable<HistoryEntry> entries)
    {
        var moves = new List<(DateTimeOffset At, JobStage Stage)>();
        foreach (var entry in entries)
        {
            if (!Enum.TryParse<JobStage>(entry.Stage, ignoreCase: true, out var stage)) continue;
            if (moves.Count == 0 || moves[^1].Stage != stage) moves.Add((entry.At, stage));
        }

        return moves;
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Within(
        IReadOnlyList<RunSpan> runs, DateTimeOffset from, DateTimeOffset to) => runs
        .Select(run => (From: Later(run.StartedAt, from), To: Earlier(run.EndedAt!.Value, to)))
        .Where(span => span.From < span.To);

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private static bool IsEnd(JobStage stage) => stage is JobStage.Delivered or JobStage.Failed;
}
