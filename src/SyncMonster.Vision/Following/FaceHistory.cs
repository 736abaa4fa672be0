using System.Numerics;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Performing;

namespace SyncMonster.Vision.Following;

/// <summary>
/// What the frames around the one being drawn show of a face. From it comes a face that doesn't tremble, by a mean over
/// time that lags by nothing, and an effect that fades before the face is lost rather than smear over it.
/// </summary>
/// <param name="face">The face.</param>
internal sealed class FaceHistory(DrivenFace face)
{
    /// <summary>How many frames after the one being drawn must be known.</summary>
    public const int Ahead = 4;

    // How far the mean reaches, in frames each way, and its weights' width.
    private const int MeanReach = 2;
    private const float MeanWidth = 0.9f;

    // A face that moves by more than this part of its height from one frame to the next was cut, or is too fast to
    // average.
    private const float Jump = 0.12f;

    // The network's confidence from which an effect shows wholly.
    private const float Sure = 0.75f;
    private const float Unsure = 0.5f;

    // Colours change as slowly as light does.
    private const float ColourRate = 0.15f;

    private readonly Dictionary<long, FaceView> _views = [];
    private MouthColours? _colours;

    /// <summary>Remembers what a frame shows; null if it doesn't show the face.</summary>
    public void Add(long frame, FaceView? view)
    {
        _views.Remove(frame - (3 * Ahead));
        if (view is null)
            return;
        if (!_views.TryGetValue(frame - 1, out var before) || IsJump(before, view))
            _colours = null;
        _colours = _colours is { } known ? MouthColours.Mix(known, view.Colours, ColourRate) : view.Colours;
        _views[frame] = view with { Colours = _colours.Value };
    }

    /// <summary>The face in a frame, calmed; null if the frame doesn't show it.</summary>
    public FaceView? At(long frame)
    {
        if (!_views.TryGetValue(frame, out var here))
            return null;
        var points = new Vector3[Landmarks.Count];
        var edges = new float[LipEdges.Count];
        var total = 0f;
        Include(here, 1);

        // Both neighbours or none: a mean of one side alone would lag behind.
        var (earlier, later) = (here, here);
        for (var step = 1; step <= MeanReach; step++)
        {
            if (!_views.TryGetValue(frame - step, out var before) || IsJump(before, earlier)
                || !_views.TryGetValue(frame + step, out var after) || IsJump(later, after))
            {
                break;
            }

            var weight = MathF.Exp(-step * step / (2 * MeanWidth * MeanWidth));
            Include(before, weight);
            Include(after, weight);
            (earlier, later) = (before, after);
        }

        for (var i = 0; i < points.Length; i++)
            points[i] /= total;
        for (var i = 0; i < edges.Length; i++)
            edges[i] /= total;
        return here with { Landmarks = new Landmarks(points, here.Landmarks.Presence), Edges = new LipEdges(edges) };

        void Include(FaceView view, float weight)
        {
            total += weight;
            for (var i = 0; i < points.Length; i++)
                points[i] += view.Landmarks[i] * weight;
            for (var i = 0; i < edges.Length; i++)
                edges[i] += view.Edges.Values[i] * weight;
        }
    }

    /// <summary>
    /// How much of an effect a frame may show: less towards frames of the scene in which the face is not seen.
    /// </summary>
    public float Strength(long frame)
    {
        var strength = 1f;
        for (var other = frame - Ahead; other <= frame + Ahead; other++)
        {
            if (!face.Covers(other))
                continue;
            var away = Math.Abs(other - frame) / (Ahead + 1f);
            var seen = _views.TryGetValue(other, out var view)
                ? Math.Clamp((view.Landmarks.Presence - Unsure) / (Sure - Unsure), 0, 1)
                : 0;
            strength = Math.Min(strength, Math.Max(seen, away));
        }

        return strength;
    }

    private static bool IsJump(FaceView before, FaceView after)
    {
        var size = after.Landmarks.Box.Height;
        var moved = after.Landmarks.At(FacePoints.NoseTip) - before.Landmarks.At(FacePoints.NoseTip);
        return moved.Length() > Jump * size || Math.Abs(before.Landmarks.Box.Height - size) > Jump * size;
    }
}
