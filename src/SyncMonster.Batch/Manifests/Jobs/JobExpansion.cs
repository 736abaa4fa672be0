using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Fields;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>Turns what the manifest lists as a job into its dubs: one for each video and each language.</summary>
/// <param name="settings">What the jobs' manifest says above them.</param>
/// <param name="media">Reads videos.</param>
/// <param name="glob">Finds videos.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class JobExpansion(
    ManifestSettings settings, MediaField media, VideoGlob glob, ProblemList problems)
{
    private readonly SettingsMemory _memory = new(problems);

    /// <summary>Languages of one job say the same, and are read once.</summary>
    private (PlacedMapping? Fields, JobSettings Settings) _lastRead;

    public IEnumerable<JobDraft> Expand(PlacedValue value)
    {
        if (value is not PlacedMapping own)
        {
            problems.Refuse(
                "a job", value, "a mapping such as { video: media/ep01.mp4, audio: media/ep01.es.wav, language: es }");
            yield break;
        }
        FieldReader.CheckKeys(own, ManifestKeys.Job, problems);
        var job = settings.Layers.Below(own, problems);
        var id = new FieldReader(job, problems).Text("id");
        var dubs = Dub.Of(job, own.Place, settings.Layers, problems);
        var settingsOfDubs = new JobSettings[dubs.Length];
        for (var i = 0; i < dubs.Length; i++) settingsOfDubs[i] = SettingsOf(dubs[i]);
        // What is wrong with the rest of a job is told also where its language can't be read.
        if (dubs.Length == 0) _memory.Read(job);
        var isGlob = job.Value("video") is { } video && VideoGlob.IsGlob(video);
        foreach (var found in Videos(job))
        {
            for (var i = 0; i < dubs.Length; i++) yield return Draft(dubs[i], settingsOfDubs[i], found, id, isGlob);
        }
    }

    private JobSettings SettingsOf(Dub dub)
    {
        if (ReferenceEquals(_lastRead.Fields, dub.Fields)) return _lastRead.Settings;
        var read = _memory.Read(dub.Fields);
        _lastRead = (dub.Fields, read);
        if (read is { LipSync: null, Drama: null })
            problems.Error(
                dub.Place, "the job has neither lip-sync nor drama, so there is nothing to make",
                "take lipsync: false out or give it drama such as { happy: 0.2 }");
        return read;
    }

    private IReadOnlyList<MediaReference> Videos(PlacedMapping job)
    {
        if (job.Value("video") is not { } video)
            problems.Error(job.Place, "the job has no video", "give it one such as video: media/ep01.mp4");
        else if (VideoGlob.IsGlob(video))
            return Scalars.Text("video", video, "a path", problems) is { } pattern ? glob.Find(pattern) : [];
        else if (media.Read(MediaKind.Video, video) is { } single)
            return [single];
        return [];
    }

    private JobDraft Draft(Dub dub, JobSettings said, MediaReference video, PlacedScalar? id, bool isGlob)
    {
        var name = JobNames.OfVideo(video);
        var given = dub.OwnId ?? id;
        var isExact = !isGlob && (dub.OwnId is not null || !dub.IsOneOfMany);
        var exact = isExact ? given : null;
        var derived = exact?.Text ?? JobNames.IdOf(
            given?.Text, isGlob || given is null ? name : null, dub.IsOneOfMany || given is null ? dub.Language : null);
        var fields = new FieldReader(dub.Fields, problems);
        return new JobDraft(
            dub.Place, exact, derived, video, name, dub.Language,
            fields["audio"],
            fields.Text("output", "a path below the output folder") ?? settings.OutputTemplate, said);
    }
}
