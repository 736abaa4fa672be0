using System.Runtime.CompilerServices;

namespace SyncMonster.Batch.Tests.Reporting;

/// <summary>Compares a text with the one that was approved, which lies beside the tests.</summary>
internal static class Snapshot
{
    /// <summary>Holds a text against its approved form. With UPDATE_SNAPSHOTS=1 it is approved as it is.</summary>
    public static void Matches(string name, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Snapshots", name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual, ignoreLineEndingDifferences: true);
    }
}
