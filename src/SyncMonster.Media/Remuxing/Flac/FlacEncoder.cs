using System.Numerics;

namespace SyncMonster.Media.Remuxing.Flac;

/// <summary>
/// Encodes samples without loss as FLAC frames (RFC 9639) with fixed predictors and, of two channels, the difference
/// where that is smaller.
/// </summary>
internal sealed class FlacEncoder(int sampleRate, int channels, int bitsPerSample)
{
    /// <summary>Samples of each channel in a frame; the last may have fewer.</summary>
    public const int BlockSize = 4096;

    public const int MaximumChannels = 8;
    public const int MaximumSampleRate = (1 << 20) - 1;

    // Channel assignments beyond the number of independent channels less one.
    private const uint LeftSide = 8, SideRight = 9, MidSide = 10;

    private readonly BitWriter writer = new();
    private int smallestFrame = int.MaxValue;
    private int largestFrame;
    private uint frames;

    /// <summary>
    /// Encodes a block: for each channel its samples, all of the same number. The span is valid until the next.
    /// </summary>
    public ReadOnlySpan<byte> Encode(int[][] block)
    {
        writer.Clear();
        var (assignment, subframes) = Choose(block);
        Header(block[0].Length, assignment);
        foreach (var subframe in subframes)
            subframe.Write(writer);
        writer.Align();
        writer.Bits(Crc.Of16(writer.Written), 16);
        smallestFrame = Math.Min(smallestFrame, writer.Written.Length);
        largestFrame = Math.Max(largestFrame, writer.Written.Length);
        return writer.Written;
    }

    /// <summary>
    /// The STREAMINFO block (RFC 9639, 8.2) for all that was encoded; the optional digest is left out.
    /// </summary>
    public void WriteStreamInfo(BoxWriter info, ulong samples)
    {
        info.U16(BlockSize);
        info.U16(BlockSize);
        info.U8((byte)(smallestFrame >> 16));
        info.U16((ushort)smallestFrame);
        info.U8((byte)(largestFrame >> 16));
        info.U16((ushort)largestFrame);
        info.U64(
            ((ulong)sampleRate << 44) | ((ulong)(channels - 1) << 41) | ((ulong)(bitsPerSample - 1) << 36) | samples);
        info.Zeros(16);
    }

    private (uint Assignment, Subframe[] Subframes) Choose(int[][] block)
    {
        var plain = block.Select(samples => new Subframe(samples, bitsPerSample)).ToArray();
        if (plain.Length != 2)
            return ((uint)plain.Length - 1, plain);

        var (left, right) = (block[0], block[1]);
        var middle = new Subframe([.. left.Zip(right, (l, r) => (l + r) >> 1)], bitsPerSample);
        var side = new Subframe([.. left.Zip(right, (l, r) => l - r)], bitsPerSample + 1);
        (uint Assignment, Subframe[] Subframes)[] choices =
        [
            (1, plain), (LeftSide, [plain[0], side]), (SideRight, [side, plain[1]]), (MidSide, [middle, side]),
        ];
        return choices.MinBy(choice => choice.Subframes.Sum(subframe => subframe.Bits));
    }

    private void Header(int count, uint assignment)
    {
        writer.Bits(0xFFF8, 16);
        writer.Bits(count == BlockSize ? 12u : 7, 4);
        writer.Bits(0, 4); // the rate is in STREAMINFO
        writer.Bits(assignment, 4);
        writer.Bits(bitsPerSample == 24 ? 6u : 4, 3);
        writer.Bits(0, 1);
        Number(frames++);
        if (count != BlockSize)
            writer.Bits((uint)count - 1, 16);
        writer.Bits(Crc.Of8(writer.Written), 8);
    }

    /// <summary>A frame's number, coded as UTF-8 codes a letter, but up to 31 bits (RFC 9639, 9.1.5).</summary>
    private void Number(uint value)
    {
        if (value < 0x80)
        {
            writer.Bits(value, 8);
            return;
        }

        var bits = 32 - BitOperations.LeadingZeroCount(value);
        var following = (bits - 2) / 5;
        writer.Bits(((0xFF00u >> (following + 1)) & 0xFF) | (value >> (6 * following)), 8);
        for (var i = following - 1; i >= 0; i--)
            writer.Bits(0x80 | ((value >> (6 * i)) & 0x3F), 8);
    }
}
