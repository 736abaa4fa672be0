using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Intake;

/// <summary>A file that was received whole.</summary>
/// <param name="path">Where it is.</param>
/// <param name="name">What its sender calls it.</param>
/// <param name="bytes">Its size.</param>
/// <param name="sha256">The digest of its content, in lower-case hex.</param>
internal sealed class ReceivedFile(string path, string name, long bytes, string sha256)
{
    public string Path { get; private set; } = path;

    public string Name => name;

    public long Bytes => bytes;

    public string Sha256 => sha256;

    /// <summary>Whether an asset stands on it.</summary>
    public bool IsKept { get; private set; }

    /// <summary>Moves it to where its asset will look for it.</summary>
    public void MoveTo(SandboxFolder folder, string place)
    {
        folder.Settle(Path, place);
        Path = place;
    }

    /// <summary>It belongs to an asset now.</summary>
    public void Keep() => IsKept = true;
}
