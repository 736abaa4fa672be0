namespace SyncMonster.Media.Tests.Making;

/// <summary>Takes fragmented files apart.</summary>
internal static class Fragments
{
    /// <summary>The file without the third of its fragments in the middle; those after it keep their time.</summary>
    public static byte[] WithoutMiddle(byte[] file)
    {
        var starts = Starts(file);
        var third = starts.Count / 3;
        return [.. file[..starts[third]], .. file[starts[2 * third]..]];
    }

    private static List<int> Starts(byte[] file)
    {
        var starts = new List<int>();
        for (var at = 0; ;)
        {
            var next = file.AsSpan(at).IndexOf("moof"u8);
            if (next < 0)
                return starts;
            starts.Add(at + next - 4);
            at += next + 4;
        }
    }
}
