using System.Numerics;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Speech;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// Moves one face in a picture. Pixels that don't move stay as they are, to the last bit. It owns its buffers: one
/// thread at a time.
/// </summary>
/// <param name="performance">What faces are to do.</param>
internal sealed class FaceWarp(Performance performance)
{
    // Lips count as closed up to this gap, by the face's height, and as open from the second.
    private const float ClosedGap = 0.012f;
    private const float OpenGap = 0.035f;

    // The shadow along the edge of an open mouth, by its gap.
    private const float Shadow = 0.06f;

    private readonly Redrawing _redrawing = new(performance.LipSync is null or { IsSharp: true });
    private readonly PushField _field = new();

    /// <summary>Moves a face.</summary>
    /// <param name="frame">The picture, in <see cref="PixelFormat.Yuv420p"/>; it is changed.</param>
    /// <param name="view">The face in it.</param>
    /// <param name="shape">What the voice makes the mouth do.</param>
    /// <param name="energy">How lively the voice is, 0 to 1.</param>
    /// <param name="strength">How much of all is shown, 0 to 1.</param>
    public void Apply(Frame frame, FaceView view, MouthShape shape, float energy, float strength)
    {
        var face = new FaceGeometry(view.Landmarks);
        if (strength <= 0 || !float.IsFinite(face.Height) || face.Height < 8)
            return;

        var pushes = Expression.Pushes(face, performance.Drama, energy, strength);
        var mouth = performance.LipSync is { } model ? Mouth(face, view, shape, model, strength) : null;
        if (mouth is { Motion.IsStill: true })
            mouth = null;
        if (mouth is null && pushes.Count == 0)
            return;

        var (low, high) = Bounds(face, mouth?.Motion, pushes, frame.Format);
        if (low.X >= high.X || low.Y >= high.Y)
            return;
        _field.Set(pushes, low, high, Math.Max(1, face.Height / 80));
        _redrawing.Redraw(frame, new Seen(face, _field, mouth), low, high);
    }

    private MovedMouth Mouth(FaceGeometry face, FaceView view, MouthShape shape, LipSyncModel model, float strength)
    {
        var line = new MouthLine(face);
        var closed = 1 - Math.Clamp(
            (line.Gap - (ClosedGap * face.Height)) / ((OpenGap - ClosedGap) * face.Height), 0, 1);
        line.MoveTo(view.Edges, face.Height, closed);
        line.Widen(Shadow * (1 - closed));

        var turned = 1 - Math.Clamp((face.TurnDegrees - model.TurnsUntil) / (model.EndsAt - model.TurnsUntil), 0, 1);
        var motion = new MouthMotion(face, line, MouthPose.Of(shape, performance, model), strength * turned);
        return new MovedMouth(motion, new MouthInside(view.Colours, face.Height, model.ShowsTeeth));
    }

    // The upright rectangle around all that moves, in whole samples of colour, cut to the picture.
    private static (Vector2 Low, Vector2 High) Bounds(
        FaceGeometry face, MouthMotion? mouth, List<Push> pushes, FrameFormat format)
    {
        var (low, high) = (new Vector2(float.PositiveInfinity), new Vector2(float.NegativeInfinity));
        foreach (var push in pushes)
        {
            var reach = new Vector2(Push.Ends * push.Reach);
            Include(push.Place + push.Step - reach);
            Include(push.Place + push.Step + reach);
        }

        if (mouth is not null)
        {
            var (from, to) = mouth.Bounds;
            var around = pushes.Count == 0 ? Vector2.Zero : new Vector2(pushes.Max(push => push.Step.Length()));
            foreach (var corner in (Vector2[])[from, to, new(from.X, to.Y), new(to.X, from.Y)])
            {
                Include(face.ToPicture(corner) - around);
                Include(face.ToPicture(corner) + around);
            }
        }

        var size = new Vector2(format.Width, format.Height);
        low = Vector2.Clamp(low, Vector2.Zero, size) / 2;
        high = Vector2.Clamp(high, Vector2.Zero, size) / 2;
        return (
            2 * new Vector2(MathF.Floor(low.X), MathF.Floor(low.Y)),
            2 * new Vector2(MathF.Ceiling(high.X), MathF.Ceiling(high.Y)));

        void Include(Vector2 place) => (low, high) = (Vector2.Min(low, place), Vector2.Max(high, place));
    }
}
