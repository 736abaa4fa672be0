namespace SyncMonster.Sandbox.Faults;

/// <summary>Bodies no client of the API expects.</summary>
internal static class FaultBodies
{
    /// <summary>JSON that breaks off.</summary>
    public const string Garbage = "{\"status\": \"succ\u0001\ufffd{{";

    public const string ProxyPage =
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";
}
