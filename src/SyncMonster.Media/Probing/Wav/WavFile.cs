using System.Buffers.Binary;
using System.Text;

namespace SyncMonster.Media.Probing.Wav;

/// <summary>
/// A wav file's format and where its samples lie (RIFF; RF64 and BW64 after EBU Tech 3306 and ITU-R BS.2088).
/// </summary>
internal sealed class WavFile
{
    // Programs that write to a pipe can't go back to fill in the size, and leave one of these: 0, all ones, or nearly 2
    // GiB.
    private const uint UnknownSize = 0xFFFFFFFF;
    private const uint NearlyTwoGigabytes = 0x7FFFFF00;

    private readonly List<string> _warnings = [];
    private readonly ByteSource _source;
    private WavFormat? _format;
    private ulong? _wideDataSize;

    private WavFile(ByteSource source)
    {
        _source = source;
    }

    public WavFormat Format => _format ?? throw MediaException.Damaged("It has no format chunk.");

    public long DataStart { get; private set; }

    public long DataLength { get; private set; } = -1;

    /// <summary>
    /// Samples for each channel as the <c>fact</c> chunk says, for compressed formats; 0 where it does not.
    /// </summary>
    public uint DeclaredSamples { get; private set; }

    public IReadOnlyList<string> Warnings => _warnings;

    public static WavFile Read(ByteSource source)
    {
        var file = new WavFile(source);
        long position = 12;
        for (var count = 0; source.Length - position >= 8; count++)
        {
            if (count == Limits.WavChunks)
                throw MediaException.Damaged("It holds too many chunks.");
            position = file.Take(position);
        }

        _ = file.Format;
        if (file.DataLength < 0)
            throw MediaException.Damaged("It has no data chunk.");
        return file.DataLength > 0 ? file : throw MediaException.Damaged("It holds no sound.");
    }

    /// <summary>Reads the chunk at <paramref name="position"/> and says where the next one starts.</summary>
    private long Take(long position)
    {
        var header = _source.Peek(position, 8);
        var id = Encoding.Latin1.GetString(header[..4]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        var body = position + 8;
        long length = size;
        switch (id)
        {
            case "ds64" when size >= 16:
                _wideDataSize = BinaryPrimitives.ReadUInt64LittleEndian(Field(body, 16)[8..]);
                break;
            case "fmt " when _format is null:
                _format = WavFormat.Read(Field(body, (int)Math.Min(size, WavFormat.MaximumLength)));
                break;
            case "fact" when size >= 4:
                DeclaredSamples = BinaryPrimitives.ReadUInt32LittleEndian(Field(body, 4));
                break;
            case "data" when DataLength < 0:
                length = Data(body, size);
                break;
        }

        return body + length + (length & 1);
    }

    private long Data(long start, uint size)
    {
        var left = _source.Length - start;
        var declared = size == UnknownSize && _wideDataSize is { } wide ? wide : size;
        if (_wideDataSize is null && (size is 0 or UnknownSize || (size >= NearlyTwoGigabytes && size > left)))
        {
            _warnings.Add("Its data has no size, as when it was written to a pipe: all the rest was taken as sound.");
            declared = (ulong)left;
        }

        if (declared > (ulong)left)
            throw MediaException.Damaged($"Its sound is cut: {left} of {declared} bytes are there.");
        DataStart = start;
        DataLength = (long)declared;
        return DataLength;
    }

    private ReadOnlySpan<byte> Field(long position, int length)
    {
        var bytes = _source.Peek(position, length);
        return bytes.Length == length ? bytes : throw MediaException.Damaged("The file ends inside a chunk.");
    }
}
