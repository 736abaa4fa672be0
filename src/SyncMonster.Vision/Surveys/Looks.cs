using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Scenes;

namespace SyncMonster.Vision.Surveys;

/// <summary>
/// Says in which frames faces are looked for: at the start of what may be a scene, soon after it, and then twice a
/// second; for small ones at its start and every two seconds.
/// </summary>
internal sealed class Looks(SceneSettings settings)
{
    private const double SecondsBetween = 0.5;
    private const double SecondsBetweenSmall = 2;

    // Of the picture's longer side: what the usual look may miss.
    private const float Small = 0.06f;

    // After a cut, so that a short scene has been looked at more than once.
    private static readonly int[] Soon = [0, 2, 6];

    private readonly double _rate = settings.FramesPerSecond > 0 ? settings.FramesPerSecond : 25;
    private long _likelyCut;
    private long _last = long.MinValue / 2;
    private long _lastSmall = long.MinValue / 2;
    private bool _sawSmall;

    /// <summary>How many frames usually lie between two looks.</summary>
    public float FramesBetween => (float)(_rate * SecondsBetween);

    /// <summary>Takes note of what was seen: small faces are followed by looks for small ones.</summary>
    public void Saw(IReadOnlyList<FaceSighting> seen) =>
        _sawSmall = seen.Any(
            sighting => sighting.Box.Width < Small * Math.Max(sighting.Picture.Width, sighting.Picture.Height));

    /// <summary>Whether and how closely to look at a frame; null for not at all.</summary>
    /// <param name="frame">Its number.</param>
    /// <param name="difference">How much it differs from the one before.</param>
    public SmallestFace? At(long frame, double difference)
    {
        if (difference >= settings.Threshold && difference > 0)
            _likelyCut = frame;
        if (frame - _last < FramesBetween && !Soon.Contains((int)Math.Min(frame - _likelyCut, int.MaxValue)))
            return null;
        var isSmall = _sawSmall || frame == _likelyCut || frame - _lastSmall >= _rate * SecondsBetweenSmall;
        _last = frame;
        if (isSmall)
            _lastSmall = frame;
        return isSmall ? SmallestFace.Small : SmallestFace.Usual;
    }
}
