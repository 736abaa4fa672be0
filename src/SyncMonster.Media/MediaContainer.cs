namespace SyncMonster.Media;

/// <summary>A file format the service takes, found in the content and never taken from a file name.</summary>
public enum MediaContainer
{
    /// <summary>MPEG-4 (ISO/IEC 14496-12 and -14).</summary>
    Mp4,

    /// <summary>QuickTime: the major brand <c>qt  </c>, or the older files that have no <c>ftyp</c> box.</summary>
    Mov,

    /// <summary>MPEG audio, layer III (ISO/IEC 11172-3, 13818-3).</summary>
    Mp3,

    /// <summary>RIFF, RF64 or BW64 WAVE.</summary>
    Wav,
}
