using System.Text;

namespace SyncMonster.Media.Probing;

/// <summary>Tells a file's format by its first bytes.</summary>
internal static class ContentFormat
{
    internal enum Kind
    {
        Mp4,
        Wav,

        /// <summary>Nothing else it could be: whether it is MPEG audio shows only when frames are looked for.</summary>
        MaybeMp3,
    }

    public static Kind Of(ByteSource source)
    {
        if (source.Length == 0)
            throw MediaException.Unknown("The file is empty.");

        var head = Encoding.Latin1.GetString(source.Peek(0, 12));
        if (head.Length < 12)
            return Kind.MaybeMp3;
        if (head[..4] is "RIFF" or "RF64" or "BW64")
        {
            return head[8..] == "WAVE"
                ? Kind.Wav
                : throw MediaException.Unknown($"It is a RIFF file of type '{Printable(head[8..])}', not WAVE.");
        }

        return head[4..8] is "ftyp" or "moov" or "mdat" or "wide" or "free" or "skip" or "pnot" or "styp"
            ? Kind.Mp4
            : Kind.MaybeMp3;
    }

    /// <summary>The code as it may be shown: control characters and what is not ASCII become question marks.</summary>
    public static string Printable(string code) =>
        string.Concat(code.Select(character => character is >= ' ' and <= '~' ? character : '?'));
}
