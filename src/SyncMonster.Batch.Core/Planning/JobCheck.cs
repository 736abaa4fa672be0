using System.Globalization;
using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Core.Planning;

/// <summary>What can be said against a job once its files have been looked into.</summary>
internal static class JobCheck
{
    /// <summary>Tells what is wrong with a job.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="spec">The job as the manifest has it.</param>
    /// <param name="job">The job as it will run.</param>
    /// <param name="twin">A job before it that is the very same dub; null: there is none.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Check(Manifest manifest, JobSpec spec, PlannedJob job, JobSpec? twin, List<Problem> problems)
    {
        CheckMoney(manifest, spec, job, problems);
        CheckLengths(spec, job, problems);
        CheckFrames(spec, job, problems);
        if (twin is not null)
            Warn(
                spec, $"is the same dub as job '{twin.Id}' at {twin.Place}; it is made and paid for once",
                "take one out, unless the video is wanted under both names", problems);
    }

    private static void CheckMoney(Manifest manifest, JobSpec spec, PlannedJob job, List<Problem> problems)
    {
        if (job.Video.Seconds is null && (manifest.Budget.HasSharedCap || job.MaxCredits is not null))
        {
            problems.Add(new Problem(
                spec.Place,
                Severity.Error,
                $"job '{spec.Id}': the length of {job.Video.Reference.Label} isn't known, so the budget can't be kept",
                "give it a duration, as in { asset: 123, duration: 61.5 }"));
        }
        else if (job is { FindFaceWorst: { } find, GenerateWorst: { } generate, MaxCredits: { } cap } && find + generate > cap)
        {
            Warn(
                spec,
                $"may cost {find + generate} credits, over its limit of {cap}, and will not start unless its video was analysed before",
                "raise max_credits_per_job or the job's own limit",
                problems);
        }
    }

    // The video decides how long the dub is: audio beyond its end isn't heard, and where audio ends nobody speaks.
    private static void CheckLengths(JobSpec spec, PlannedJob job, List<Problem> problems)
    {
        if (job.Video.Seconds is not { } video || job.Audio.Seconds is not { } audio) return;
        var difference = Math.Abs(audio - video);
        if (difference <= spec.LengthTolerance) return;
        Warn(
            spec,
            Invariant($"has audio {job.Audio.Reference.Label} of {audio:0.00} s, {difference:0.00} s ")
            + Invariant($"{(audio > video ? "longer" : "shorter")} than its video of {video:0.00} s"),
            Invariant($"check that they belong together, or set length_tolerance: {decimal.Ceiling(difference)}"),
            problems);
    }

    private static void CheckFrames(JobSpec spec, PlannedJob job, List<Problem> problems)
    {
        if (job.Video.Frames is not { } frames) return;
        for (var i = 0; i < spec.Faces.Count; i++)
        {
            if (spec.Faces[i].Frames is { } span && span.First >= frames)
                Warn(
                    spec,
                    Invariant($"has a rule of faces for frames {span.First}-{span.Last}, ")
                    + Invariant($"and its video ends before, at frame {frames - 1}"),
                    "check the frames of the rule", problems);
        }
    }

    private static void Warn(JobSpec spec, string what, string remedy, List<Problem> problems) =>
        problems.Add(new Problem(spec.Place, Severity.Warning, $"job '{spec.Id}' {what}", remedy));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
