using System.CommandLine;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Hosting;

namespace SyncMonster.Batch.Cli.Settings;

/// <summary>Arguments and options that several commands take, the same everywhere.</summary>
internal static class SharedOptions
{
    public static Argument<string[]> Manifests() => new("MANIFEST")
    {
        Description = "The manifest: .yaml, .json or .csv; several run as one",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Argument<string?> OptionalManifest() => new("MANIFEST")
    {
        Description = "The manifest whose state is meant; without it the state folder of the working directory",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<string?> State() => new("--state")
    {
        Description = "The state folder [SYNCMONSTER_STATE; default: the manifest's]",
        HelpName = "DIR",
    };

    public static Option<string?> Output() => new("--output")
    {
        Description = "The output folder [SYNCMONSTER_OUTPUT; default: the manifest's]",
        HelpName = "DIR",
    };

    public static Option<int?> Jobs() => new("--jobs")
    {
        Description = "Jobs at once [default: the manifest's concurrency]",
        HelpName = "N",
        CustomParser = Parse<int>("a whole number from 1 to 100000", text =>
            int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 100_000
                ? count
                : null),
    };

    public static Option<int?> Pilot() => new("--pilot")
    {
        Description = "Start only the first N jobs, and leave the rest for your approval",
        HelpName = "N",
        CustomParser = Parse<int>("a whole number from 1", text =>
            int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var count) && count >= 1
                ? count
                : null),
    };

    public static Option<FailFast?> FailFast() => new("--fail-fast")
    {
        Description = "Start no more paid work after so many failed jobs, or such a share of them",
        HelpName = "N|N%",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Hosting.FailFast.TryParse(text, out var failFast)) return failFast;
            result.AddError($"'{text}' is no number of jobs and no share such as 10%.");
            return null;
        },
    };

    public static Option<PlanApproval?> RequirePlan() => new("--require-plan")
    {
        Description = "Run only the plan of this hash, which plan tells, and at no higher a cost",
        HelpName = "HASH",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (PlanApproval.Parse(text) is { } approval) return approval;
            result.AddError($"'{text}' is no plan's hash; plan tells it, such as 9f8e7d6c5b4a3f2e-513.");
            return null;
        },
    };

    public static Option<bool> Json() => new("--json") { Description = "Machine-readable output" };

    /// <summary>A parser that says what it wants instead of naming a .NET type.</summary>
    /// <param name="what">What a value has to be, with its article.</param>
    /// <param name="parse">Reads one; null where it is none.</param>
    public static Func<System.CommandLine.Parsing.ArgumentResult, T?> Parse<T>(string what, Func<string, T?> parse)
        where T : struct => result =>
        {
            var text = result.Tokens[0].Value;
            var value = parse(text);
            if (value is null) result.AddError($"'{text}' isn't {what}.");
            return value;
        };
}
