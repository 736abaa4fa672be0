using System.Buffers.Binary;
using System.Text;

namespace SyncMonster.Media.Remuxing;

/// <summary>Writes boxes into memory, filling in each one's size when it is done.</summary>
internal sealed class BoxWriter
{
    private byte[] _buffer = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Box(string type, Action body)
    {
        var start = Length;
        U32(0);
        Code(type);
        body();
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.AsSpan(start), (uint)(Length - start));
    }

    public void FullBox(string type, byte version, uint flags, Action body) => Box(type, () =>
    {
        U32(((uint)version << 24) | flags);
        body();
    });

    public void U8(byte value) => Next(1)[0] = value;

    public void U16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Next(2), value);

    public void U32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Next(4), value);

    public void I32(int value) => BinaryPrimitives.WriteInt32BigEndian(Next(4), value);

    public void U64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Next(8), value);

    public void Zeros(int count) => Next(count).Clear();

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Next(bytes.Length));

    /// <summary>A four-letter code, or any text of one byte a letter.</summary>
    public void Code(string code) => Bytes(Encoding.Latin1.GetBytes(code));

    /// <summary>A number of 32 bits, or of 64 where the box is of the version that has them.</summary>
    public void Time(ulong value, bool wide)
    {
        if (wide)
            U64(value);
        else
            U32((uint)value);
    }

    private Span<byte> Next(int count)
    {
        if (Length + count > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(Length + count, _buffer.Length * 2));
        Length += count;
        return _buffer.AsSpan(Length - count, count);
    }
}
