namespace SyncMonster.Vision.Faces;

/// <summary>How small faces are looked for. The work is for a picture of 16 by 9.</summary>
public enum SmallestFace
{
    /// <summary>A twentieth of the picture's longer side: one look.</summary>
    Usual,

    /// <summary>A thirty-fifth: four looks, by tiles as high as the picture.</summary>
    Small,

    /// <summary>A seventieth: nineteen looks, by tiles half as high.</summary>
    Tiny,
}
