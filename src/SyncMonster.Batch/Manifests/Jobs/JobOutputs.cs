using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Manifests.Jobs;

/// <summary>
/// The files that will be delivered: no two alike, none in another's way, none over a video that goes in.
/// </summary>
/// <param name="outputFolder">The output folder's full path.</param>
/// <param name="expected">How many there will be.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class JobOutputs(string outputFolder, int expected, ProblemList problems)
{
    // Upper and lower case are one: on many a file system they are.
    private readonly Dictionary<string, Place> _outputs = new(expected, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Place> _inputs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> _folders = [];

    public void Add(JobSpec job)
    {
        if (!_outputs.TryAdd(job.Output, job.Place))
            problems.Error(
                job.Place, $"output {Shown.Quoted(job.Output)} is that of {_outputs[job.Output]} too",
                "give one of them another output, or put {language} or {id} into the template");
        if (job.Video is MediaReference.LocalFile video
            && video.Path.StartsWith(outputFolder, StringComparison.OrdinalIgnoreCase))
            _inputs.TryAdd(Path.GetRelativePath(outputFolder, video.Path), job.Place);
    }

    // A folder below may be a link; one that leads elsewhere would have videos put where nobody looks for them.
    private void RefuseLinksOut(string output, Place place)
    {
        var folder = Path.GetDirectoryName(output) ?? "";
        if (!_folders.TryGetValue(folder, out var target))
            _folders[folder] = target = OutputLinks.LeadingOut(outputFolder, folder);
        if (target is not null)
            problems.Error(
                place, $"output {Shown.Quoted(output)} goes through a link to {Shown.Quoted(target)}, out of the output folder",
                "make it a folder, or choose another output folder");
    }

    /// <summary>Looks at all of them together, once each is added.</summary>
    public void Check()
    {
        foreach (var (output, place) in _outputs)
        {
            RefuseLinksOut(output, place);
            if (_inputs.TryGetValue(output, out var input))
                problems.Error(
                    place, $"output {Shown.Quoted(output)} would overwrite the video of {input}",
                    "choose another output folder or template");
            for (var end = output.IndexOf('/', StringComparison.Ordinal); end >= 0; end = output.IndexOf('/', end + 1))
            {
                if (_outputs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(output.AsSpan(0, end), out var file))
                    problems.Error(
                        place, $"output {Shown.Quoted(output)} needs a folder where {file} puts a file",
                        "give one of them another output");
            }
        }
    }
}
