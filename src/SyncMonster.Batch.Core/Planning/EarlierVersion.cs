using System.Globalization;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>A job as it was when an earlier run paid for it under the same id.</summary>
/// <param name="Paid">What its dub cost, or may have cost at the most.</param>
/// <param name="At">When it came to where it stands.</param>
/// <param name="IsDelivered">Whether it was delivered.</param>
/// <param name="Changes">What is another now, each as a phrase: "audio media/ep01.es.wav has other content".</param>
public sealed record EarlierVersion(Credits Paid, DateTimeOffset At, bool IsDelivered, EquatableList<string> Changes)
{
    /// <summary>
    /// The newest version of a job that was paid for and not for nothing; null where there is none. A dub that failed
    /// leaves nothing to be paid again, so what is changed to put it right isn't one.
    /// </summary>
    /// <param name="plan">The job as it is now.</param>
    /// <param name="earlier">Earlier versions under its id.</param>
    /// <param name="requests">The account's requests by our own id.</param>
    public static EarlierVersion? Of(
        PlannedJob plan, IEnumerable<Job> earlier, IReadOnlyDictionary<string, Request> requests)
    {
        var paid =
            from job in earlier
            let request = job.RequestId is { } id ? requests.GetValueOrDefault(id) : null
            where request is { Ask: Ask.Generate, IsFree: false } && request.Stage != RequestStage.Failed
            orderby job.Since descending
            select new EarlierVersion(
                request.Counted,
                job.Since,
                job.Stage == JobStage.Delivered,
                ChangesOf(job.Plan, plan).ToEquatableList());
        return paid.FirstOrDefault();
    }

    private static IEnumerable<string> ChangesOf(PlannedJob was, PlannedJob now)
    {
        if (was.Video.Content != now.Video.Content) yield return Media("video", was.Video, now.Video);
        if (was.Audio.Content != now.Audio.Content) yield return Media("audio", was.Audio, now.Audio);
        if (was.LipSync != now.LipSync) yield return Other("lip-sync", Text(was.LipSync), Text(now.LipSync));
        if (was.Drama != now.Drama) yield return Other("drama", Text(was.Drama), Text(now.Drama));
        if (!was.Faces.Equals(now.Faces)) yield return "the face rules are others";
        if (was.Detection != now.Detection) yield return Other("detection", Text(was.Detection), Text(now.Detection));
    }

    private static string Media(string role, PlannedMedia was, PlannedMedia now) =>
        was.Reference.Label == now.Reference.Label
            ? $"{role} {now.Reference.Label} has other content"
            : Other(role, was.Reference.Label, now.Reference.Label);

    private static string Other(string what, string was, string now) => $"{what} is {now} and was {was}";

    private static string Text(LipSync? lipSync) => lipSync is null
        ? "none"
        : Words(("", lipSync.Model.ToString().ToLowerInvariant()), ("intensity ", Number(lipSync.Intensity)));

    private static string Text(Drama? drama) => drama is null
        ? "none"
        : Words(
            ("happy ", Number(drama.Happy)), ("sad ", Number(drama.Sad)),
            ("excited ", Number(drama.Excited)), ("angry ", Number(drama.Angry)));

    private static string Text(Detection detection) => detection == Detection.Default
        ? "the service's own"
        : Words(
            ("threshold ", Number(detection.SceneThreshold)), ("shortest scene ", Number(detection.MinSceneLength)));

    private static string Words(params (string Name, string? Value)[] parts) =>
        string.Join(", ", parts.Where(part => part.Value is not null).Select(part => part.Name + part.Value));

    private static string? Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);
}
