using System.Numerics;

namespace SyncMonster.Vision.Performing;

/// <summary>
/// An emotion as pushes on places of a face, in parts of its height. Places come in pairs, and the pushes on the left
/// are those on the right in a mirror. The amounts are what a face does that plays the emotion clearly (compare the
/// action units of Ekman and Friesen, 1978, named behind each).
/// </summary>
internal static class Expression
{
    private readonly record struct Move(int Right, int Left, float Outwards, float Downwards, float Reach);

    private static readonly Move[] Happy =
    [
        new(61, 291, 0.030f, -0.044f, 0.080f),     // 12, lip corner puller
        new(50, 280, 0.004f, -0.022f, 0.100f),     // 6, cheek raiser
        new(145, 374, 0, -0.009f, 0.040f),         // 6, lower lids
        new(17, 17, 0, 0.008f, 0.050f),
    ];

    private static readonly Move[] Sad =
    [
        new(61, 291, -0.004f, 0.042f, 0.080f),     // 15, lip corner depressor
        new(55, 285, -0.006f, -0.030f, 0.060f),    // 1, inner brow raiser
        new(107, 336, -0.006f, -0.030f, 0.060f),
        new(46, 276, 0, 0.020f, 0.060f),
        new(159, 386, 0, 0.010f, 0.030f),          // 43, lids droop
        new(17, 17, 0, -0.008f, 0.050f),           // 17, chin raiser
    ];

    private static readonly Move[] Excited =
    [
        new(107, 336, 0, -0.042f, 0.075f),         // 1, inner brow raiser
        new(105, 334, 0, -0.042f, 0.075f),         // 2, outer brow raiser
        new(159, 386, 0, -0.008f, 0.035f),         // 5, upper lid raiser
        new(145, 374, 0, 0.004f, 0.030f),
        new(61, 291, 0.016f, -0.014f, 0.080f),
    ];

    private static readonly Move[] Angry =
    [
        new(55, 285, -0.018f, 0.032f, 0.060f),     // 4, brow lowerer
        new(107, 336, -0.018f, 0.026f, 0.065f),
        new(52, 282, -0.006f, 0.022f, 0.060f),
        new(70, 300, 0, -0.014f, 0.060f),
        new(159, 386, 0, 0.010f, 0.032f),          // 4, lids follow the brows
        new(145, 374, 0, -0.008f, 0.032f),         // 7, lid tightener
        new(61, 291, -0.006f, 0.028f, 0.075f),
        new(0, 0, 0, 0.008f, 0.050f),              // 24, lip presser
        new(17, 17, 0, -0.008f, 0.050f),
    ];

    /// <summary>The pushes of all emotions on a face.</summary>
    /// <param name="face">The face.</param>
    /// <param name="drama">The emotions.</param>
    /// <param name="energy">How lively the voice is at the moment, 0 to 1.</param>
    /// <param name="strength">How much of it all is shown, 0 to 1.</param>
    public static List<Push> Pushes(FaceGeometry face, Drama drama, float energy, float strength)
    {
        List<Push> pushes = [];
        Add(Happy, drama.HappyBesideSad);
        Add(Sad, drama.SadBesideHappy);
        Add(Excited, drama.Excited * (0.85 + (0.3 * energy)));
        Add(Angry, drama.Angry * (0.9 + (0.2 * energy)));

        // The head nods with the voice: down as it rises.
        var nod = (float)((0.03 * drama.Excited) + (0.015 * drama.Angry)) * (energy - 0.4f) * strength * face.Height;
        if (nod != 0)
            pushes.Add(new Push(face.At(FacePoints.NoseTip), face.Turned(new Vector2(0, nod)), 0.3f * face.Height));
        return pushes;

        void Add(Move[] moves, double amount)
        {
            if (amount <= 0)
                return;
            foreach (var move in moves)
            {
                var size = (float)amount * strength * face.Height;
                var reach = move.Reach * face.Height;
                var (right, left) = (new Vector2(-move.Outwards, move.Downwards), new Vector2(move.Outwards, move.Downwards));
                pushes.Add(new Push(face.At(move.Right), face.Turned(right * size), reach));
                if (move.Left != move.Right)
                    pushes.Add(new Push(face.At(move.Left), face.Turned(left * size), reach));
            }
        }
    }
}
