using System.Buffers.Binary;

namespace SyncMonster.Vision.Networks;

/// <summary>
/// A table of a FlatBuffers file (google.github.io/flatbuffers, "Internals"): fields found by number through a table
/// of offsets; those not written have their default.
/// </summary>
internal readonly struct FlatTable
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _start;

    private FlatTable(ReadOnlyMemory<byte> file, int start) => (_file, _start) = (file, start);

    /// <summary>The table at the root of a file.</summary>
    public static FlatTable Root(ReadOnlyMemory<byte> file) => new(file, Target(file, 0));

    public bool Has(int field) => Position(field) != 0;

    public int Int(int field, int missing = 0) => Position(field) is var at and not 0 ? Int32(_file, at) : missing;

    public byte Byte(int field, byte missing = 0) => Position(field) is var at and not 0 ? _file.Span[at] : missing;

    public FlatTable Table(int field) => new(_file, Target(_file, Required(field)));

    public FlatTable[] Tables(int field)
    {
        var (first, count) = Vector(field);
        var tables = new FlatTable[count];
        for (var i = 0; i < count; i++)
            tables[i] = new FlatTable(_file, Target(_file, first + (4 * i)));
        return tables;
    }

    public int[] Ints(int field)
    {
        var (first, count) = Vector(field);
        var values = new int[count];
        for (var i = 0; i < count; i++)
            values[i] = Int32(_file, first + (4 * i));
        return values;
    }

    public ReadOnlySpan<byte> Bytes(int field)
    {
        var (first, count) = Vector(field);
        return _file.Span.Slice(first, count);
    }

    private (int First, int Count) Vector(int field)
    {
        if (Position(field) is not (var at and not 0))
            return (0, 0);
        var vector = Target(_file, at);
        return (vector + 4, Int32(_file, vector));
    }

    private int Required(int field) =>
        Position(field) is var at and not 0
            ? at
            : throw new InvalidDataException($"The network's field {field} is missing.");

    // A table begins with the distance back to its table of offsets, which begins with its own length.
    private int Position(int field)
    {
        var offsets = _start - Int32(_file, _start);
        var entry = 4 + (2 * field);
        if (entry >= UInt16(_file, offsets))
            return 0;
        var offset = UInt16(_file, offsets + entry);
        return offset == 0 ? 0 : _start + offset;
    }

    private static int Target(ReadOnlyMemory<byte> file, int reference) => reference + Int32(file, reference);

    private static int Int32(ReadOnlyMemory<byte> file, int at) =>
        BinaryPrimitives.ReadInt32LittleEndian(file.Span[at..]);

    private static int UInt16(ReadOnlyMemory<byte> file, int at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(file.Span[at..]);
}
