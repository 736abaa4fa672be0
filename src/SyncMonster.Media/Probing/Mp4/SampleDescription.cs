namespace SyncMonster.Media.Probing.Mp4;

/// <summary>Reads codec, size, rate and channels out of a track's first sample description (<c>stsd</c>).</summary>
internal static class SampleDescription
{
    // Lengths of the fixed part after the entry's header (ISO/IEC 14496-12, 12.1.3 and 12.2.3; QuickTime for versions
    // 1, 2).
    private const int PictureFields = 78;
    private const int SoundFields = 28;

    public static (string Codec, int Width, int Height) Picture(Box stsd)
    {
        var entry = First(stsd);
        return (Codecs.Name(Original(entry, PictureFields)), entry.U16(24), entry.U16(26));
    }

    public static (string Codec, int SampleRate, int Channels) Sound(Box stsd)
    {
        var entry = First(stsd);

        // With an stsd of version 1 the entry's version is ISO's own and adds nothing.
        var version = stsd.Version == 0 ? entry.U16(8) : 0;
        var fields = SoundFields + version switch { 1 => 16, 2 => 36, _ => 0 };
        decimal rate = version == 2 ? Rate(entry.F64(32)) : entry.U32(24) >> 16;
        long channels = version == 2 ? entry.U32(40) : entry.U16(16);
        var code = Original(entry, fields);
        var codec = PcmName.Of(entry, fields) ?? Codecs.Name(code);
        if (code == "mp4a" && Descriptor(entry, fields) is { } esds && ElementaryStream.Read(esds) is { } stream)
        {
            codec = stream.Codec ?? codec;
            rate = stream.SampleRate ?? rate;
            channels = stream.Channels ?? channels;
        }
        else if (code == "fLaC" && entry.Child("dfLa", fields) is { } flac)
        {
            // STREAMINFO: the rate in the entry has room for 16 bits only.
            rate = flac.U32(18) >> 12;
        }

        return rate is > 0 and <= int.MaxValue && channels is > 0 and <= ushort.MaxValue
            ? (codec, (int)rate, (int)channels)
            : throw MediaException.Damaged($"Its sound declares {channels} channels at {rate} Hz.");
    }

    private static Box First(Box stsd)
    {
        var entry = stsd.Children(8).Select(child => (Box?)child).FirstOrDefault();
        return entry ?? throw MediaException.Damaged("A track does not say what its samples are.");
    }

    /// <summary>The code of the codec, which encryption hides one level down (ISO/IEC 14496-12, 8.12).</summary>
    private static string Original(Box entry, int fields) => entry.Type is "encv" or "enca"
        ? entry.Child("sinf", fields)?.Child("frma")?.Code(0) ?? entry.Type
        : entry.Type;

    private static Box? Descriptor(Box entry, int fields) => entry.Length <= fields
        ? null
        : entry.Child("esds", fields) ?? entry.Child("wave", fields)?.Child("esds");

    private static decimal Rate(double value) => value is > 0 and <= int.MaxValue ? (decimal)value : 0;
}
