namespace SyncMonster.Media.Remuxing;

/// <summary>A track of the file to be written.</summary>
/// <param name="Handler"><c>vide</c> or <c>soun</c>.</param>
/// <param name="TimeScale">Ticks in a second of its media.</param>
/// <param name="Descriptions">The body of its <c>stsd</c> box.</param>
/// <param name="Packets">Its packets in decoding order.</param>
/// <param name="Edits">Its edit list; empty: all of it is shown from the start.</param>
internal sealed record OutputTrack(
    string Handler,
    uint TimeScale,
    ReadOnlyMemory<byte> Descriptions,
    IReadOnlyList<Packet> Packets,
    IReadOnlyList<OutputEdit> Edits)
{
    /// <summary>Whether it is the picture; else it is the sound.</summary>
    public bool IsPicture => Handler == Probing.Mp4.Track.Picture;

    /// <summary>Rotation and place of a picture, as <c>tkhd</c> holds them.</summary>
    public ReadOnlyMemory<byte> Matrix { get; init; } = Unturned;

    /// <summary>Width and height of a picture as presented, 16.16 each.</summary>
    public ReadOnlyMemory<byte> PresentedSize { get; init; } = new byte[8];

    /// <summary>Ticks of all packets.</summary>
    public long MediaDuration => Packets.Sum(packet => (long)packet.Duration);

    /// <summary>Its length in ticks of the movie.</summary>
    public long MovieDuration(uint movieScale) => Edits.Count > 0
        ? Edits.Sum(edit => edit.Duration)
        : (long)Math.Round((decimal)MediaDuration * movieScale / TimeScale, MidpointRounding.AwayFromZero);

    // 1 0 0 / 0 1 0 / 0 0 1, the last column 2.30, the rest 16.16.
    internal static readonly byte[] Unturned =
    [
        0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0,
    ];
}
