using System.Security.Cryptography;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Disk;
using SyncMonster.Batch.Simulation.Service;

namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>
/// Under a delivered name stands the service's video for that job and nothing else; what is recorded as delivered is
/// there.
/// </summary>
internal sealed class OnlyWholeFiles : ILaw
{
    public string Words => "every file is the service's";

    public IEnumerable<string> Breaches(Evidence evidence)
    {
        var disk = evidence.World.Disk;
        foreach (var (path, file) in disk.Names.Where(pair => !IsHidden(pair.Key) && !pair.Value.IsAPersons))
        {
            var job = evidence.World.Scenario.Plan.Jobs.FirstOrDefault(job => job.Output == path);
            if (job is null) yield return $"{path} is no job's";
            else if (!VideosOf(evidence, job).Any(video => Is(file, video)))
                yield return $"{path} isn't what the service made for {job.Id}";
        }

        foreach (var delivered in evidence.Jobs.Where(job => job.Stage == JobStage.Delivered).Select(job => job.File!))
        {
            if (disk.Touched.Contains(delivered.Path)) continue;
            if (!disk.Names.TryGetValue(delivered.Path, out var file))
                yield return $"{delivered.Path} is recorded as delivered and isn't there";
            else if (Convert.ToHexStringLower(SHA256.HashData(file.Bytes.ToArray())) != delivered.Sha256)
                yield return $"{delivered.Path} isn't what was recorded";
        }
    }

    private static bool IsHidden(string path) => Path.GetFileName(path).StartsWith('.');

    private static bool Is(Inode file, byte[] video) => file.Bytes.ToArray().AsSpan().SequenceEqual(video);

    private static IEnumerable<byte[]> VideosOf(Evidence evidence, PlannedJob job) => evidence.Service.Orders
        .Where(order => order is { Kind: RequestKind.Generate, Client: Client.Ours, Fails: false }
            && order.Video.Clip.Content == job.Video.Content
            && order.Audio!.Clip.Content == job.Audio.Content
            && order.LipSync?.Model.ToString() == job.LipSync?.Model.ToString()
            && order.Drama is null == job.Drama is null)
        .Select(FinishedVideo.Of);
}
