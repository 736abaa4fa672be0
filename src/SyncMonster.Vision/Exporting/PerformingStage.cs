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

    /// <summary>Passes all frames on, in their order. One is drawn while the next is looked at.</summary>
    public async Task RunAsync(IAsyncEnumerable<Frame> decoded, ChannelWriter<Frame> drawn, CancellationToken ct)
    {
        var held = new Queue<Frame>();
        var drawing = Task.CompletedTask;
        try
        {
            await foreach (var frame in decoded.WithCancellation(ct))
            {
                held.Enqueue(frame);
                Look(frame);
                if (held.Count > FaceHistory.Ahead)
                    await PassAsync();
            }

            while (held.Count > 0)
                await PassAsync();
        }
        finally
        {
            await drawing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (held.TryDequeue(out var unused))
                unused.Dispose();
        }

        await drawing;

        async Task PassAsync()
        {
            await drawing;
            var moves = MovesIn(held.Peek());
            drawing = DrawAsync(held.Dequeue(), moves, drawn, ct);
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

    private List<Move> MovesIn(Frame frame)
    {
        List<Move> moves = [];
        foreach (var (_, history, face) in _faces)
        {
            if (face.Covers(frame.Index) && history.At(frame.Index) is { } view)
                moves.Add(new Move(view, history.Strength(frame.Index)));
        }

        return moves;
    }

    private async Task DrawAsync(Frame frame, List<Move> moves, ChannelWriter<Frame> drawn, CancellationToken ct)
    {
        // Whoever asked for it goes on with the next frame.
        await Task.Yield();
        try
        {
            var seconds = _facts.SecondsOf(frame.Index);
            foreach (var (view, strength) in moves)
                _warp.Apply(frame, view, _mouth.At(seconds), _mouth.Energy(seconds), strength);
            await drawn.WriteAsync(frame, ct);
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }

    /// <summary>What is done to a face in one frame.</summary>
    private readonly record struct Move(FaceView View, float Strength);
}
