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

    private readonly BitWriter _writer = new();
    private int _smallestFrame = int.MaxValue;
    private int _largestFrame;
    private uint _frames;

    /// <summary>
    /// Encodes a block: for each channel its samples, all of the same number. The span is valid until the next.
    /// </summary>
    public ReadOnlySpan<byte> Encode(int[][] block)
    {
        _writer.Clear();
        var (assignment, subframes) = Choose(block);
        Header(block[0].Length, assignment);
        foreach (var subframe in subframes)
            subframe.Write(_writer);
        _writer.Align();
        _writer.Bits(Crc.Of16(_writer.Written), 16);
        _smallestFrame = Math.Min(_smallestFrame, _writer.Written.Length);
        _largestFrame = Math.Max(_largestFrame, _writer.Written.Length);
        return _writer.Written;
    }

    /// <summary>
    /// The STREAMINFO block (RFC 9639, 8.2) for all that was encoded; the optional digest is left out.
    /// </summary>
    public void WriteStreamInfo(BoxWriter info, ulong samples)
    {
        info.U16(BlockSize);
        info.U16(BlockSize);
        info.U8((byte)(_smallestFrame >> 16));
        info.U16((ushort)_smallestFrame);
        info.U8((byte)(_largestFrame >> 16));
        info.U16((ushort)_largestFrame);
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
        _writer.Bits(0xFFF8, 16);
        _writer.Bits(count == BlockSize ? 12u : 7, 4);
        _writer.Bits(0, 4); // the rate is in STREAMINFO
        _writer.Bits(assignment, 4);
        _writer.Bits(bitsPerSample == 24 ? 6u : 4, 3);
        _writer.Bits(0, 1);
        Number(_frames++);
        if (count != BlockSize)
            _writer.Bits((uint)count - 1, 16);
        _writer.Bits(Crc.Of8(_writer.Written), 8);
    }

    /// <summary>A frame's number, coded as UTF-8 codes a letter, but up to 31 bits (RFC 9639, 9.1.5).</summary>
    private void Number(uint value)
    {
        if (value < 0x80)
        {
            _writer.Bits(value, 8);
            return;
        }

        var bits = 32 - BitOperations.LeadingZeroCount(value);
        var following = (bits - 2) / 5;
        _writer.Bits(((0xFF00u >> (following + 1)) & 0xFF) | (value >> (6 * following)), 8);
        for (var i = following - 1; i >= 0; i--)
            _writer.Bits(0x80 | ((value >> (6 * i)) & 0x3F), 8);
    }
}
