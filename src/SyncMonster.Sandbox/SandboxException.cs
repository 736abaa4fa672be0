namespace SyncMonster.Sandbox;

/// <summary>
/// The sandbox could not start or be set up; the message names the setting, its value and the remedy.
/// </summary>
public sealed class SandboxException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">The value, the place and the remedy.</param>
    /// <param name="inner">What caused it, if anything did.</param>
    public SandboxException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
