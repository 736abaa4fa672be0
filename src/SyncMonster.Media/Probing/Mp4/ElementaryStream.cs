namespace SyncMonster.Media.Probing.Mp4;

/// <summary>What an <c>esds</c> box tells of a sound track (ISO/IEC 14496-1, 7.2.6; 14496-3, 1.6.2).</summary>
internal sealed record ElementaryStream(string? Codec, int? SampleRate, int? Channels)
{
    private static readonly int[] Rates =
        [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];

    /// <summary>Null where the descriptors are not as expected: the sample entry's own fields stand then.</summary>
    public static ElementaryStream? Read(Box esds)
    {
        var at = 4;
        if (Open(esds, ref at) is not (3, _) || at + 3 > esds.Length)
            return null;
        var flags = esds.U8(at + 2);
        at += 3 + ((flags & 0x80) != 0 ? 2 : 0);
        if ((flags & 0x40) != 0 && at < esds.Length)
            at += 1 + esds.U8(at);
        at += (flags & 0x20) != 0 ? 2 : 0;
        if (Open(esds, ref at) is not (4, _) || at + 13 > esds.Length)
            return null;

        var codec = esds.U8(at) switch
        {
            0x40 or 0x66 or 0x67 or 0x68 => "aac",
            0x69 or 0x6B => "mp3",
            0xA5 => "ac3",
            0xA6 => "eac3",
            0xA9 => "dts",
            0xAD => "opus",
            0xDD => "vorbis",
            _ => null,
        };
        at += 13;
        return codec == "aac" && Open(esds, ref at) is (5, var length) && length >= 2 && at + length <= esds.Length
            ? Aac(esds.Body.Span.Slice(at, length))
            : new ElementaryStream(codec, null, null);
    }

    /// <summary>Reads the start of an AudioSpecificConfig: the rate a decoder gives and the channels.</summary>
    private static ElementaryStream Aac(ReadOnlySpan<byte> config)
    {
        ulong bits = 0;
        for (var i = 0; i < 8; i++)
            bits = (bits << 8) | (i < config.Length ? config[i] : 0u);
        var left = 64;

        var type = ObjectType();
        var rate = SampleRate();
        var configuration = Take(4);
        if (type is 5 or 29)
            rate = SampleRate() ?? rate;
        int? channels = configuration switch { 0 => null, 7 => 8, <= 6 => configuration, _ => null };
        return new ElementaryStream("aac", rate, type == 29 ? 2 : channels);

        int ObjectType()
        {
            var value = Take(5);
            return value == 31 ? 32 + Take(6) : value;
        }

        int? SampleRate()
        {
            var index = Take(4);
            return index == 15 ? Take(24) : index < Rates.Length ? Rates[index] : null;
        }

        int Take(int count)
        {
            left = Math.Max(0, left - count);
            return (int)((bits >> left) & ((1ul << count) - 1));
        }
    }

    /// <summary>Enters a descriptor: its tag, and its length written in groups of seven bits.</summary>
    private static (int Tag, int Length)? Open(Box esds, ref int at)
    {
        if (at >= esds.Length)
            return null;
        var tag = esds.U8(at++);
        var length = 0;
        for (var i = 0; i < 4 && at < esds.Length; i++)
        {
            var part = esds.U8(at++);
            length = (length << 7) | (part & 127);
            if (part < 128)
                break;
        }

        return (tag, length);
    }
}
