namespace SyncMonster.Vision.Scenes;

/// <summary>How scenes are told apart. The defaults are those of the API reference's example.</summary>
/// <param name="Threshold">
/// How different two frames must be for a cut between them: 0 cuts at any change, 1 at a total one.
/// </param>
/// <param name="MinimumLength">Fewest frames from the beginning or a cut to the next cut; 1 or more.</param>
/// <param name="FramesPerSecond">
/// The rate of the video, by which dissolves and flashes are known for what they are.
/// </param>
public sealed record SceneSettings(double Threshold = 0.395, int MinimumLength = 3, double FramesPerSecond = 25);
