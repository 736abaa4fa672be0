using SyncMonster.Vision.Frames;

namespace SyncMonster.Vision.Faces;

/// <summary>A face that was seen in one frame and confirmed.</summary>
/// <param name="Picture">The frame.</param>
/// <param name="Face">What the detector saw.</param>
/// <param name="Points">What the mesh saw.</param>
/// <param name="Print">What it looks like.</param>
internal sealed record FaceSighting(Frame Picture, DetectedFace Face, Landmarks Points, FacePrint Print)
{
    // The outer ends of the face, left and right, and the tip of the nose.
    private const int RightCheek = 234;
    private const int LeftCheek = 454;
    private const int Nose = 1;

    public long Frame => Picture.Index;

    public FaceBox Box => Face.Box;

    /// <summary>How clear it is: large, sharp, turned to the camera, and wholly in the picture.</summary>
    public float Clarity => MathF.Sqrt(Face.Box.Width * Print.Sharpness) * Frontality * Points.Presence * Inside;

    /// <summary>1 turned to the camera, 0 in profile.</summary>
    private float Frontality
    {
        get
        {
            var (right, left) = ((Points.At(Nose) - Points.At(RightCheek)).Length(), (Points.At(LeftCheek) - Points.At(Nose)).Length());
            return 1 - (Math.Abs(right - left) / (right + left));
        }
    }

    private float Inside => Face.Box.Common(new FaceBox(0, 0, Picture.Width, Picture.Height)) / Face.Box.Area;
}
