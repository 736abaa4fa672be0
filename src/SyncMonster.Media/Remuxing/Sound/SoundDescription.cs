namespace SyncMonster.Media.Remuxing.Sound;

/// <summary>Writes a sound track's sample description (ISO/IEC 14496-12, 12.2.3).</summary>
internal static class SoundDescription
{
    public static void Write(
        BoxWriter writer, string type, int channels, int bitsPerSample, int sampleRate, Action codecBoxes)
    {
        writer.U32(0);
        writer.U32(1);
        writer.Box(type, () =>
        {
            writer.Zeros(6);
            writer.U16(1); // the data is in this file
            writer.Zeros(8);
            writer.U16((ushort)channels);
            writer.U16((ushort)bitsPerSample);
            writer.Zeros(4);

            // 16.16: a higher rate does not fit, and stands only in the codec's own box.
            writer.U32(sampleRate <= ushort.MaxValue ? (uint)sampleRate << 16 : 0);
            codecBoxes();
        });
    }
}
