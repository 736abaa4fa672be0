namespace SyncMonster.Media.Probing.Mp4;

/// <summary>
/// What samples of a fragment take where they say nothing themselves (<c>trex</c>, ISO/IEC 14496-12, 8.8.3).
/// </summary>
internal readonly record struct FragmentDefaults(uint DescriptionIndex, uint Duration, uint Size, uint SampleFlags)
{
    public static IReadOnlyDictionary<uint, FragmentDefaults> ReadAll(Box mvex)
    {
        var defaults = new Dictionary<uint, FragmentDefaults>();
        foreach (var trex in mvex.Children().Where(box => box.Type == "trex"))
            defaults[trex.U32(4)] = new FragmentDefaults(trex.U32(8), trex.U32(12), trex.U32(16), trex.U32(20));
        return defaults;
    }
}
