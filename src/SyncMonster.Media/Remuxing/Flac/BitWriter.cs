namespace SyncMonster.Media.Remuxing.Flac;

/// <summary>Writes bits, the highest first, into a buffer that is used again for every frame.</summary>
internal sealed class BitWriter
{
    private byte[] _buffer = new byte[1 << 16];
    private int _length;
    private ulong _pending;
    private int _pendingBits;

    /// <summary>The whole bytes written.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public void Clear() => (_length, _pending, _pendingBits) = (0, 0, 0);

    /// <summary>Writes the low <paramref name="count"/> bits of a value, at most 32.</summary>
    public void Bits(uint value, int count)
    {
        _pending = (_pending << count) | (value & ((1ul << count) - 1));
        _pendingBits += count;
        while (_pendingBits >= 8)
        {
            _pendingBits -= 8;
            if (_length == _buffer.Length)
                Array.Resize(ref _buffer, _length * 2);
            _buffer[_length++] = (byte)(_pending >> _pendingBits);
        }
    }

    /// <summary>Writes that many zeros and a one.</summary>
    public void Unary(uint zeros)
    {
        for (; zeros >= 31; zeros -= 31)
            Bits(0, 31);
        Bits(1, (int)zeros + 1);
    }

    /// <summary>Fills up the last byte with zeros.</summary>
    public void Align() => Bits(0, (8 - _pendingBits) % 8);
}
