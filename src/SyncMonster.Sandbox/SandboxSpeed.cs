namespace SyncMonster.Sandbox;

/// <summary>How long the sandbox lets its work take.</summary>
public enum SandboxSpeed
{
    /// <summary>Requests wait on the queue and are worked on, like the service does.</summary>
    Real,

    /// <summary>
    /// Requests have succeeded by the time their 201 is sent: for load tests. Faces are declared, not looked for, and
    /// an output is made, without re-encoding, when it is first downloaded.
    /// </summary>
    Instant,
}
