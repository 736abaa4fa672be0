using System.Security.Cryptography;
using SyncMonster.Media;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Tests.Support;

/// <summary>
/// A data folder in which the reference's examples are true: video 123, audio 124, the find-face request with three
/// scenes, the generate request, and what else is needed for their totals.
/// </summary>
internal sealed class ReferenceAccount : IDisposable
{
    public const string Key = "YOUR_API_KEY";
    public const string FindFace = "740006cb51da497fa1930dfe10520cc4";
    public const string Generate = "a1b2c3d4e5f6g7h8";

    private static readonly DateTimeOffset Created = new(2026, 4, 7, 4, 13, 23, TimeSpan.Zero);
    private static readonly DateTimeOffset Completed = new(2026, 4, 7, 4, 14, 4, TimeSpan.Zero);
    private static readonly string Account = Api.Account.OfKey(Key).Id;

    private readonly byte[] _video = TinyVideo.Mp4(499 / 25.0, 1280, 720);

    public string Folder { get; } = Directory.CreateTempSubdirectory("sandbox-test-").FullName;

    /// <summary>Writes the journal of the examples, up to the state a test needs.</summary>
    /// <param name="found">Whether the find-face request has succeeded.</param>
    /// <param name="newest">Which request of the examples is the newest.</param>
    public ReferenceAccount Write(bool found = true, string newest = Generate)
    {
        using var folder = SandboxFolder.Open(Folder);
        using var journal = Journal.Open(folder.JournalPath, out _);
        var video = AssetOf(123, MediaType.Video, "video.mp4", _video, folder);
        var audio = AssetOf(124, MediaType.Audio, "audio.wav", TinyAudio.Wav(), folder);
        var other = AssetOf(125, MediaType.Video, "other.mp4", TinyVideo.Mp4(fill: 2), folder);

        journal.Append(new StateEvent.Accepted(Created, [video, audio, other], FindFaceRequest(FindFace, 123)));
        if (found)
            journal.Append(new StateEvent.FacesFound(Completed, FindFace, Scenes));
        for (var i = 0; i < 12; i++)
        {
            var id = i.ToString("x32", null);
            journal.Append(new StateEvent.Accepted(Created, [], FindFaceRequest(id, 125)));
            journal.Append(new StateEvent.FacesFound(Completed, id, Scenes));
        }

        if (newest == Generate)
        {
            journal.Append(new StateEvent.Accepted(Created, [], GenerateRequest()));
            journal.Append(new StateEvent.Generated(Completed, Generate, Result: null));
        }

        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static Request FindFaceRequest(string id, long video) => new()
    {
        Id = id,
        Account = Account,
        Type = RequestType.FindFace,
        CreatedAt = Created,
        VideoAssetId = video,
        Detection = new DetectionSettings(0.395m, 3),
        Seconds = 19.96m,
        Credits = 9.98m,
    };

    private static Request GenerateRequest() => new()
    {
        Id = Generate,
        Account = Account,
        Type = RequestType.Generate,
        CreatedAt = Created,
        VideoAssetId = 123,
        AudioAssetId = 124,
        Generation = new GenerationSettings(true, true, "e2", null, null, null),
        FindFaceRequestId = FindFace,
        Seconds = 1,
        Credits = 2.00m,
    };

    private static IReadOnlyList<Scene> Scenes =>
    [
        new Scene(
            1,
            0,
            156,
            [new Face(0, 42, new FaceBox(320, 110, 180, 180), null), new Face(1, 51, new FaceBox(640, 130, 170, 170), null)],
            null),
        new Scene(2, 157, 320, [], "No face in scene"),
        new Scene(3, 321, 498, [new Face(0, 360, new FaceBox(480, 120, 175, 175), null)], null),
    ];

    private static Asset AssetOf(long id, MediaType type, string name, byte[] content, SandboxFolder folder)
    {
        var path = Path.Combine(folder.Assets, name);
        File.WriteAllBytes(path, content);
        return new Asset(id, Account, type, name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), MediaProbe.Probe(path), Created);
    }
}
