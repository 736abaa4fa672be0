using System.Globalization;
using SyncMonster.Sandbox.Api;

namespace SyncMonster.Sandbox.Intake;

/// <summary>Reads asset ids written as text.</summary>
internal static class Ids
{
    public static long Parse(string name, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw RefusedException.Invalid($"'{name}' must be an integer, not '{text}'.");
}
