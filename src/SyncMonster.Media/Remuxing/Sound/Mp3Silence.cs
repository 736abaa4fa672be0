using System.Buffers.Binary;
using SyncMonster.Media.Probing.Mp3;

namespace SyncMonster.Media.Remuxing.Sound;

/// <summary>Makes a frame of MPEG audio, layer III, that holds silence.</summary>
internal static class Mp3Silence
{
    private const uint NoChecksum = 0x10000;
    private const uint BitrateAndPadding = 0xF200;
    private const int BitrateShift = 12;

    /// <summary>
    /// A frame of the same version, rate and channels as <paramref name="like"/>, of the lowest bit rate that has room
    /// for the side information. That is all zeros: no data from earlier frames, no data of its own (ISO/IEC 11172-3,
    /// 2.4.1.7).
    /// </summary>
    public static byte[] Frame(Mp3Header like)
    {
        var plain = (like.Bits & ~BitrateAndPadding) | NoChecksum;
        for (uint bitrate = 1; ; bitrate++)
        {
            var header = new Mp3Header(plain | (bitrate << BitrateShift));
            if (header.FrameSize < Mp3Header.Length + header.SideSize)
                continue;
            var frame = new byte[header.FrameSize];
            BinaryPrimitives.WriteUInt32BigEndian(frame, header.Bits);
            return frame;
        }
    }
}
