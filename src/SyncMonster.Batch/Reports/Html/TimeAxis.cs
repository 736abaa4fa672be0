using System.Globalization;
using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>A line of time on which the hours between runs take no room.</summary>
internal sealed class TimeAxis
{
    private const double Gap = 0.02;
    private const int Ticks = 6;

    private static readonly TimeSpan[] Steps =
    [
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(minutes => TimeSpan.FromMinutes(minutes)),
        .. new[] { 1, 2, 3, 6, 12 }.Select(hours => TimeSpan.FromHours(hours)),
        .. new[] { 1, 2, 7, 30, 365 }.Select(days => TimeSpan.FromDays(days)),
    ];

    private readonly List<(DateTimeOffset From, DateTimeOffset To, double Left)> _spans = [];
    private readonly double _perSecond;

    /// <summary>An axis for the runs in which something happened.</summary>
    public TimeAxis(CostReport report)
    {
        var phases = report.Jobs.SelectMany(job => job.Phases).ToList();
        var runs = report.Runs is []
            ? [new RunSpan(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null)]
            : report.Runs;
        var spans = runs
            .Select(run => phases.Where(phase => phase.From >= run.StartedAt && phase.To <= run.EndedAt).ToList())
            .Where(within => within.Count > 0)
            .Select(within => (From: within.Min(phase => phase.From), To: within.Max(phase => phase.To)))
            .ToList();
        var seconds = spans.Sum(span => (span.To - span.From).TotalSeconds);
        _perSecond = seconds > 0 ? (1 - (Gap * (spans.Count - 1))) / seconds : 0;
        var left = 0.0;
        foreach (var (from, to) in spans)
        {
            _spans.Add((from, to, left));
            left += Width(from, to) + Gap;
        }
    }

    /// <summary>Whether there is anything to show on it.</summary>
    public bool IsEmpty => _spans.Count == 0;

    /// <summary>Where the gaps between runs are, as shares of the width.</summary>
    public IEnumerable<double> Gaps => _spans.Skip(1).Select(span => span.Left - (Gap / 2));

    /// <summary>How wide a phase is, as a share of the width.</summary>
    public double Width(DateTimeOffset from, DateTimeOffset to) => (to - from).TotalSeconds * _perSecond;

    /// <summary>Where a time is, as a share of the width; null where it isn't on the axis.</summary>
    public double? Place(DateTimeOffset time)
    {
        foreach (var span in _spans)
        {
            if (time >= span.From && time <= span.To) return span.Left + Width(span.From, time);
        }

        return null;
    }

    /// <summary>Round times along it, with the date where it changes.</summary>
    public IEnumerable<(double Place, string Label)> Labels()
    {
        var step = Steps.FirstOrDefault(step => step.TotalSeconds * _perSecond >= 1.0 / Ticks, Steps[^1]);
        var format = step < TimeSpan.FromMinutes(1) ? "HH:mm:ss" : step < TimeSpan.FromDays(1) ? "HH:mm" : "MM-dd";
        foreach (var span in _spans)
        {
            var first = new DateTimeOffset(
                ((span.From.UtcTicks + step.Ticks - 1) / step.Ticks) * step.Ticks, TimeSpan.Zero);
            for (var time = first; time <= span.To; time += step)
                yield return (span.Left + Width(span.From, time), time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture));
        }
    }
}
