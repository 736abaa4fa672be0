using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Settings;

/// <summary>
/// The API key, from the environment or from a file it names; never from a flag, for flags show in process lists.
/// </summary>
internal static class ApiKeySource
{
    /// <summary>The key, to be looked for where it mustn't stand; null: there is none to be had.</summary>
    public static ApiKey? Known
    {
        get
        {
            try
            {
                return Read();
            }
            catch (BatchException)
            {
                return null;
            }
        }
    }

    /// <summary>The key; null where none is set.</summary>
    /// <exception cref="BatchException">The file can't be read, or what is set is no key (4).</exception>
    public static ApiKey? Read()
    {
        if (Environment.GetEnvironmentVariable("SYNCMONSTER_API_KEY") is { Length: > 0 } value)
            return Parse(value, "SYNCMONSTER_API_KEY");
        if (Environment.GetEnvironmentVariable("SYNCMONSTER_API_KEY_FILE") is not { Length: > 0 } path) return null;
        try
        {
            return Parse(File.ReadAllText(path).Trim(), $"the file {path}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BatchException(
                ExitCode.NoKey, $"SYNCMONSTER_API_KEY_FILE names {path}, which can't be read: {e.Message}", e);
        }
    }

    private static ApiKey Parse(string text, string place) => ApiKey.TryParse(text, out var key)
        ? key
        : throw new BatchException(
            ExitCode.NoKey,
            $"What stands in {place} is no API key: it is empty or has spaces or control characters in it.");
}
