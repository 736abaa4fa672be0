using System.CommandLine;
using System.Globalization;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;

namespace SyncMonster.Batch.Cli.Settings;

/// <summary>What <c>run</c> and <c>plan</c> are told alike: which jobs of which season, for whom, where and within what.</summary>
internal sealed class SeasonOptions
{
    private readonly Argument<string[]> _manifests = SharedOptions.Manifests();
    private readonly Option<string?> _state = SharedOptions.State();
    private readonly Option<string?> _output = SharedOptions.Output();

    private readonly Option<bool> _sandbox = new("--sandbox")
    {
        Description = "Rehearse on the local sandbox: the same API on this machine, no key, no credit spent",
    };

    private readonly Option<Credits?> _maxCredits = new("--max-credits")
    {
        Description = "Spend at most this many credits [default: the manifest's budget]",
        HelpName = "N",
        CustomParser = SharedOptions.Parse<Credits>("an amount of credits", text =>
            decimal.TryParse(text, CultureInfo.InvariantCulture, out var amount) && amount >= 0
                ? new Credits(amount)
                : null),
    };

    private readonly Option<string?> _only = new("--only")
    {
        Description = "Only jobs whose id matches, with * and ?",
        HelpName = "GLOB",
    };

    private readonly Option<bool> _retryFailed = new("--retry-failed")
    {
        Description = "Try jobs again that failed in earlier runs; a failed generation is paid for again",
    };

    /// <summary>A command that takes them, before options of its own.</summary>
    public Command AddTo(Command command)
    {
        command.Add(_manifests);
        foreach (var option in (Option[])[_sandbox, _state, _output, _maxCredits, _only, _retryFailed]) command.Add(option);
        return command;
    }

    /// <summary>Whether the season is a rehearsal on the sandbox.</summary>
    public bool IsSandbox(ParseResult parsed) => parsed.GetValue(_sandbox);

    /// <summary>What was said, and what the environment says where nothing was.</summary>
    public RunSettings Read(ParseResult parsed) => new()
    {
        Manifests = parsed.GetValue(_manifests)!,
        Account = ServiceSettings.AccountFor(IsSandbox(parsed)),
        Key = ApiKeySource.Known,
        StateDirectory = parsed.GetValue(_state) ?? RunEnvironment.State,
        OutputDirectory = parsed.GetValue(_output) ?? RunEnvironment.Output,
        MaxCredits = parsed.GetValue(_maxCredits),
        Only = parsed.GetValue(_only),
        Options = new RunOptions { RetryFailed = parsed.GetValue(_retryFailed) },
    };
}
