namespace SyncMonster.Media.Tests.Making;

/// <summary>Expects content to be refused, and only in the promised way.</summary>
internal static class Refusal
{
    public static string Damaged(byte[] bytes) => Damaged(() => MediaProbe.Probe(new MemoryStream(bytes)));

    public static string Damaged(Action act) => Expect(MediaFault.Damaged, act);

    public static string Unknown(byte[] bytes) => Unknown(() => MediaProbe.Probe(new MemoryStream(bytes)));

    public static string Unknown(Action act) => Expect(MediaFault.UnknownFormat, act);

    private static string Expect(MediaFault fault, Action act)
    {
        var refusal = Assert.Throws<MediaException>(act);
        Assert.Equal(fault, refusal.Fault);
        Assert.EndsWith(".", refusal.Message);
        return refusal.Message;
    }
}
