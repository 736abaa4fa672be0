using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Intake;

/// <summary>Media that was checked and waits for its request to be accepted.</summary>
/// <param name="draft">The asset it is or becomes.</param>
/// <param name="file">Its file, if it is new.</param>
/// <param name="folder">Where assets are.</param>
internal sealed class IncomingMedia(AssetDraft draft, ReceivedFile? file, SandboxFolder folder)
{
    public AssetDraft Draft => draft;

    /// <summary>
    /// Puts a new file where its asset will look for it: before the asset is known, so that no asset lacks its file.
    /// </summary>
    public void Settle() => file?.MoveTo(folder, Path.Combine(folder.Assets, draft.FileName));

    /// <summary>The request was accepted.</summary>
    public void Keep() => file?.Keep();
}
