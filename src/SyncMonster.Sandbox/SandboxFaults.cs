using System.Globalization;

namespace SyncMonster.Sandbox;

/// <summary>How probable each <see cref="SandboxFault"/> is.</summary>
public sealed class SandboxFaults
{
    private static readonly Dictionary<string, SandboxFault> Names = new(StringComparer.Ordinal)
    {
        ["reply-lost-after"] = SandboxFault.ReplyLostAfter,
        ["reply-lost-before"] = SandboxFault.ReplyLostBefore,
        ["5xx-billed"] = SandboxFault.ServerErrorBilled,
        ["5xx-unbilled"] = SandboxFault.ServerErrorUnbilled,
        ["429"] = SandboxFault.TooManyRequests,
        ["garbage-body"] = SandboxFault.GarbageBody,
        ["html"] = SandboxFault.Html,
        ["cut-file"] = SandboxFault.CutFile,
        ["stalled"] = SandboxFault.Stalled,
        ["lagging-list"] = SandboxFault.LaggingList,
    };

    private readonly Dictionary<SandboxFault, double> _probabilities = [];

    private SandboxFaults(Dictionary<SandboxFault, double> probabilities)
    {
        foreach (var (fault, probability) in probabilities.Where(p => p.Value > 0))
            _probabilities[fault] = probability;
    }

    /// <summary>No fault at all.</summary>
    public static SandboxFaults None { get; } = new([]);

    /// <summary>The newest requests a lagging list leaves out, 1 or more. Default: 1.</summary>
    public int LaggingRequests { get; private init; } = 1;

    /// <summary>Whether any fault can happen.</summary>
    public bool Any => _probabilities.Count > 0;

    /// <summary>The probability of a fault, 0 to 1.</summary>
    /// <param name="fault">The fault asked about.</param>
    public double this[SandboxFault fault] => _probabilities.GetValueOrDefault(fault);

    /// <summary>
    /// Reads a list such as <c>reply-lost-after=0.1,cut-file=0.2</c>: names of faults with their probability, 0 to 1.
    /// <c>lagging-list=0.5:3</c> also says by how many requests the list lags.
    /// </summary>
    /// <param name="text">The list; empty means <see cref="None"/>.</param>
    /// <exception cref="SandboxException">
    /// A name is unknown or repeated, or a number is out of range; the message names it.
    /// </exception>
    public static SandboxFaults Parse(string text)
    {
        var probabilities = new Dictionary<SandboxFault, double>();
        var lag = 1;
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Halves(entry, '=');
            if (!Names.TryGetValue(name, out var fault))
                throw new SandboxException(
                    $"Unknown fault '{name}' in '{text}': use one of {string.Join(", ", Names.Keys)}.");
            if (fault == SandboxFault.LaggingList && value.Contains(':', StringComparison.Ordinal))
            {
                (value, var count) = Halves(value, ':');
                if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out lag) || lag < 1)
                    throw new SandboxException(
                        $"'{count}' in '{entry}' is no number of requests: give 1 or more, as in {name}=0.5:3.");
            }

            if (!double.TryParse(
                value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var probability)
                || probability is not (>= 0 and <= 1))
                throw new SandboxException($"'{value}' in '{entry}' is no probability: give 0 to 1, as in {name}=0.1.");
            if (!probabilities.TryAdd(fault, probability))
                throw new SandboxException($"Fault '{name}' stands twice in '{text}': leave one out.");
        }

        return new SandboxFaults(probabilities) { LaggingRequests = lag };
    }

    /// <inheritdoc/>
    public override string ToString() => Any
        ? string.Join(",", Names.Where(n => this[n.Value] > 0).Select(n =>
            string.Create(CultureInfo.InvariantCulture, $"{n.Key}={this[n.Value]}{LagOf(n.Value)}")))
        : "none";

    private string LagOf(SandboxFault fault) => fault == SandboxFault.LaggingList ? $":{LaggingRequests}" : "";

    private static (string First, string Second) Halves(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at].Trim(), text[(at + 1)..].Trim());
    }
}
