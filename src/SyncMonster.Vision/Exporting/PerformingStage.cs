using System.Threading.Channels;
using SyncMonster.Vision.Faces;
using SyncMonster.Vision.Following;
using SyncMonster.Vision.Frames;
using SyncMonster.Vision.Performing;
using SyncMonster.Vision.Speech;

namespace SyncMonster.Vision.Exporting;

/// <summary>
/// The middle of an export: moves the driven faces of frames on their way from the decoder to the encoder. It holds
/// back the few frames that calming and fading look ahead.
/// </summary>
internal sealed class PerformingStage
{
    private readonly Performance _performance;
    private readonly MouthTrack _mouth;
    private readonly PictureFacts _facts;
    private readonly FaceWarp _warp;
    private readonly (FaceFollower Follower, FaceHistory History, DrivenFace Face)[] _faces;

    public PerformingStage(
        Performance performance, MouthTrack mouth, PictureFacts facts, IReadOnlyList<FaceRoute> routes)
    {
        (_performance, _mouth, _facts) = (performance, mouth, facts);
        _warp = new FaceWarp(performance);
        var mesh = new FaceMesh();
        _faces = [.. routes.Select(route => (new FaceFollower(route, mesh), new FaceHistory(route.Face), route.Face))];
    }

    /// <summary>Passes all frames on, in their order.</summary>
    public async Task RunAsync(IAsyncEnumerable<Frame> decoded, ChannelWriter<Frame> drawn, CancellationToken ct)
    {
        var held = new Queue<Frame>();
        try
        {
            await foreach (var frame in decoded.WithCancellation(ct))
            {
                held.Enqueue(frame);
                Look(frame);
                if (held.Count > FaceHistory.Ahead)
                    await PassAsync(held.Dequeue());
            }

            while (held.TryDequeue(out var frame))
                await PassAsync(frame);
        }
        finally
        {
            while (held.TryDequeue(out var unused))
                unused.Dispose();
        }

        async Task PassAsync(Frame frame)
        {
            Draw(frame);
            await drawn.WriteAsync(frame, ct);
        }
    }

    private void Look(Frame frame)
    {
        foreach (var (follower, history, face) in _faces)
        {
            if (face.Covers(frame.Index) || face.Covers(frame.Index - 1))
                history.Add(frame.Index, follower.Next(frame) is { } found ? View(frame, found) : null);
        }
    }

    private FaceView View(Frame frame, Landmarks landmarks) =>
        FaceView.Of(frame, landmarks, _performance.LipSync is { FindsLips: true });

    private void Draw(Frame frame)
    {
        foreach (var (_, history, face) in _faces)
        {
            if (!face.Covers(frame.Index) || history.At(frame.Index) is not { } view)
                continue;
            var seconds = _facts.SecondsOf(frame.Index);
            _warp.Apply(frame, view, _mouth.At(seconds), _mouth.Energy(seconds), history.Strength(frame.Index));
        }
    }
}
