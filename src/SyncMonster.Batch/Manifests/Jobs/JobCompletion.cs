using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Fields;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>Makes a draft that has its id into a job: fills its templates, finds its audio, names its output.</summary>
/// <param name="project">The project's name.</param>
/// <param name="media">Reads audio.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class JobCompletion(string project, MediaField media, ProblemList problems)
{
    private static readonly PlacedScalar WithLanguage = new(default, "{language}/{video}.{language}.mp4");
    private static readonly PlacedScalar WithoutLanguage = new(default, "{video}.mp4");

    private (PlacedScalar? Written, Template? Template) _lastRead;

    /// <summary>The job; null with a problem where something is missing.</summary>
    public JobSpec? Complete(JobDraft draft, string id)
    {
        var values = new TemplateValues(draft.VideoName, draft.Language, project, id, draft.Settings.Tags);
        var audio = Audio(draft, values);
        var output = Output(draft, values);
        if (audio is null || output is null) return null;
        var (lipSync, drama, faces, detection, tags, priority, maxCredits, retries, tolerance) = draft.Settings;
        return new JobSpec(
            id, draft.Place, draft.Video, audio, draft.Language,
            lipSync, drama, faces, detection, tags, priority, maxCredits, retries, output)
        {
            LengthTolerance = tolerance,
        };
    }

    private MediaReference? Audio(JobDraft draft, TemplateValues values)
    {
        if (draft.Audio is not { } audio)
        {
            problems.Error(
                draft.Place, "the job has no audio", "give it one such as audio: \"media/{video}.{language}.wav\"");
            return null;
        }
        return AudioTemplate.Fill(audio, values, draft.Place, problems) is { } filled
            ? media.Read(MediaKind.Audio, filled)
            : null;
    }

    private string? Output(JobDraft draft, TemplateValues values)
    {
        var written = draft.Output ?? (draft.Language is null ? WithoutLanguage : WithLanguage);
        if (PathOf(draft, written, values) is not { } path) return null;
        if (OutputPath.Complaint(path) is not { } complaint) return path;
        var isOwn = !Template.IsTemplate(written.Text);
        problems.Error(
            isOwn ? written.Place : draft.Place, $"output {Shown.Quoted(path)} {complaint}",
            isOwn ? "change it" : "change the output template, or give the job an output of its own");
        return null;
    }

    private string? PathOf(JobDraft draft, PlacedScalar written, TemplateValues values)
    {
        if (!Template.IsTemplate(written.Text)) return written.Text;
        if (OutputTemplate(written) is not { } template) return null;
        foreach (var name in template.Names)
        {
            if (OutputPath.IsPartOfName(values[name] ?? "")) continue;
            problems.Error(
                draft.Place, $"{{{name}}} is {Shown.Quoted(values[name]!)} and can't stand in a file name",
                "take the slash out or use another output template");
            return null;
        }
        return template.Fill(values, draft.Place, problems);
    }

    /// <summary>Most jobs have the template of the job before, and it is read once.</summary>
    private Template? OutputTemplate(PlacedScalar written)
    {
        if (!ReferenceEquals(_lastRead.Written, written))
            _lastRead = (written, Template.Parse("output", written, problems));
        return _lastRead.Template;
    }
}
