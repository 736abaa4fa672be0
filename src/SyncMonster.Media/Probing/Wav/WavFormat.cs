using System.Buffers.Binary;

namespace SyncMonster.Media.Probing.Wav;

/// <summary>The <c>fmt </c> chunk of a wav file (WAVEFORMATEX and WAVEFORMATEXTENSIBLE).</summary>
/// <param name="Tag">The format tag; of an extensible format, the one in its sub-format.</param>
/// <param name="Channels">Number of channels.</param>
/// <param name="SampleRate">Samples in a second, for each channel.</param>
/// <param name="BytesPerSecond">Average bytes in a second.</param>
/// <param name="BlockSize">Bytes of one sample of all channels, or of a block of a compressed format.</param>
/// <param name="BitsPerSample">Bits of one sample in the file; 0 in most compressed formats.</param>
/// <param name="SamplesPerBlock">Samples of each channel in a block of ADPCM; 0 where the format does not say.</param>
internal sealed record WavFormat(
    int Tag,
    int Channels,
    int SampleRate,
    long BytesPerSecond,
    int BlockSize,
    int BitsPerSample,
    int SamplesPerBlock)
{
    public const int Pcm = 1;
    public const int AdpcmMicrosoft = 2;
    public const int Float = 3;
    public const int ALaw = 6;
    public const int MuLaw = 7;
    public const int AdpcmIma = 0x11;
    public const int Mp3 = 0x55;

    /// <summary>Bytes of the chunk that are read.</summary>
    public const int MaximumLength = 40;

    private const int Extensible = 0xFFFE;
    private const int MinimumLength = 16;

    /// <summary>Whether every block is one sample, so that bytes tell the length exactly.</summary>
    public bool HasPlainSamples => Tag is Pcm or Float or ALaw or MuLaw;

    public string Codec => Tag switch
    {
        Pcm when BytesPerSample == 1 => "pcm_u8",
        Pcm => $"pcm_s{BytesPerSample * 8}le",
        Float => $"pcm_f{BytesPerSample * 8}le",
        ALaw => "pcm_alaw",
        MuLaw => "pcm_mulaw",
        AdpcmMicrosoft => "adpcm_ms",
        AdpcmIma => "adpcm_ima_wav",
        Mp3 => "mp3",
        _ => $"0x{Tag:x4}",
    };

    public int BytesPerSample => BlockSize / Channels;

    public static WavFormat Read(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < MinimumLength)
            throw MediaException.Damaged(
                $"Its format chunk has {chunk.Length} bytes; at least {MinimumLength} are needed.");
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (tag == Extensible && chunk.Length >= 26)
            tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int block = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        if (channels == 0 || block == 0 || rate is 0 or > int.MaxValue)
            throw MediaException.Damaged($"It declares {channels} channels at {rate} Hz in blocks of {block} bytes.");
        var format = new WavFormat(
            tag,
            channels,
            (int)rate,
            BinaryPrimitives.ReadUInt32LittleEndian(chunk[8..]),
            block,
            BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]),
            tag is AdpcmMicrosoft or AdpcmIma && chunk.Length >= 20
                ? BinaryPrimitives.ReadUInt16LittleEndian(chunk[18..])
                : 0);
        return format.HasPlainSamples && !format.FitsItsBlocks
            ? throw MediaException.Damaged(
                $"It declares {format.BitsPerSample} bits on {channels} channels in blocks of {block} bytes.")
            : format;
    }

    private bool FitsItsBlocks =>
        BlockSize % Channels == 0 && BytesPerSample is >= 1 and <= 8 && BitsPerSample <= BytesPerSample * 8;
}
