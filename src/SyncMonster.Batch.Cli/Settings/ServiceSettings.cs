using Microsoft.Extensions.Logging;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Hosting;
using SyncMonster.Sandbox;

namespace SyncMonster.Batch.Cli.Settings;

/// <summary>
/// Which service a command talks to, from its flags and the environment: flag before environment before default.
/// </summary>
/// <param name="Account">The name under which work for it is remembered.</param>
/// <param name="Connect">How it is reached.</param>
internal sealed record ServiceSettings(string Account, Func<ILoggerFactory, Connect> Connect)
{
    private const string EmbeddedKey = "sandbox";

    /// <summary>The service a run is for.</summary>
    /// <exception cref="BatchException">
    /// There is no key and no sandbox was asked for (4), or a setting can't be used (2).
    /// </exception>
    public static ServiceSettings For(bool sandbox) =>
        sandbox ? OfSandbox() : OfEndpoint(EndpointOptions(", or rehearse without one by --sandbox"));

    /// <summary>
    /// The service that work is remembered for under a name, for a command that looks something up there.
    /// </summary>
    /// <param name="account">The name.</param>
    /// <param name="otherwise">What can be done without a key, as the end of a sentence.</param>
    /// <exception cref="BatchException">
    /// There is no key (4), or the environment names another service (2): a key is only ever sent where it belongs.
    /// </exception>
    public static ServiceSettings Of(string account, string otherwise)
    {
        if (account == Season.SandboxAccount) return OfSandbox();
        if (account != AccountFor(sandbox: false))
        {
            throw new BatchException(
                ExitCode.BadInput,
                $"It was sent to {account}, and the key is for {AccountFor(sandbox: false)}; set SYNCMONSTER_BASE_URL{otherwise}.");
        }

        return OfEndpoint(EndpointOptions(otherwise));
    }

    /// <summary>The endpoint itself, for commands that only ask. Dispose the client.</summary>
    /// <exception cref="BatchException">There is no key (4), or a setting can't be used (2).</exception>
    public static SyncMonsterApiClient Client() => SyncMonsterApiClient.Create(EndpointOptions(""));

    /// <summary>The same without a connection: a plan needs the account's name and no key.</summary>
    public static string AccountFor(bool sandbox) => sandbox ? Season.SandboxAccount : AccountOf(BaseUrl());

    private static ServiceSettings OfSandbox() => new(Season.SandboxAccount, loggers => async folder =>
    {
        var server = await SandboxServer.StartAsync(new SandboxOptions
        {
            DataFolder = folder.Sandbox,
            Credits = null,
            LoggerFactory = loggers,
        });
        var client = SyncMonsterApiClient.Create(new SyncMonsterApiOptions
        {
            BaseUrl = server.BaseUrl,
            ApiKey = ApiKey.Parse(EmbeddedKey),
        });
        return new ServiceConnection(client, server);
    });

    private static ServiceSettings OfEndpoint(SyncMonsterApiOptions options) => new(
        AccountOf(options.BaseUrl), _ => _ => Task.FromResult(new ServiceConnection(SyncMonsterApiClient.Create(options))));

    private static SyncMonsterApiOptions EndpointOptions(string otherwise)
    {
        var key = ApiKeySource.Read() ?? throw new BatchException(
            ExitCode.NoKey, $"No API key: set SYNCMONSTER_API_KEY or SYNCMONSTER_API_KEY_FILE{otherwise}.");
        var options = new SyncMonsterApiOptions { ApiKey = key, BaseUrl = BaseUrl() };
        try
        {
            options.Validate();
            return options;
        }
        catch (FormatException e)
        {
            throw new BatchException(ExitCode.BadInput, e.Message, e);
        }
    }

    // Not the key: a studio that changes its key keeps its account, and what it paid for.
    private static string AccountOf(Uri baseUrl) => baseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>The endpoint: the environment's, or the vendor's.</summary>
    /// <exception cref="BatchException">What the environment names is no address (2).</exception>
    public static Uri BaseUrl()
    {
        if (Environment.GetEnvironmentVariable("SYNCMONSTER_BASE_URL") is not { Length: > 0 } text)
            return SyncMonsterApiOptions.DefaultBaseUrl;
        return Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var address)
            ? address
            : throw new BatchException(
                ExitCode.BadInput, $"SYNCMONSTER_BASE_URL is '{text}', which is no address; give one such as {SyncMonsterApiOptions.DefaultBaseUrl}.");
    }
}
