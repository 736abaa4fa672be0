using SyncMonster.Media;

namespace SyncMonster.Sandbox.State;

/// <summary>The two kinds of media an account holds.</summary>
internal enum MediaType
{
    Video,
    Audio,
}

/// <summary>A video or audio that was accepted, with what the probe found in it.</summary>
/// <param name="Id">The asset id; no two accounts share one.</param>
/// <param name="Account">Who holds it.</param>
/// <param name="Type">Video or audio.</param>
/// <param name="FileName">Its file's name in the folder of assets.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The digest of its content, in lower-case hex.</param>
/// <param name="Media">What the probe found.</param>
/// <param name="CreatedAt">When it was accepted.</param>
internal sealed record Asset(
    long Id,
    string Account,
    MediaType Type,
    string FileName,
    long Bytes,
    string Sha256,
    MediaInfo Media,
    DateTimeOffset CreatedAt);
