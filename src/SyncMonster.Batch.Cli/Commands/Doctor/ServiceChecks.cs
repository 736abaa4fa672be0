using SyncMonster.Batch.Api;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands.Doctor;

/// <summary>Whether the service answers, and takes the key: one call that reads, no more.</summary>
internal static class ServiceChecks
{
    private const string Key = "key";
    private const string Address = "endpoint";
    private const string SetKey = "set SYNCMONSTER_API_KEY or SYNCMONSTER_API_KEY_FILE to a valid key";
    private const string SetAddress =
        "set SYNCMONSTER_BASE_URL to the service's address, or leave it out for the vendor's";

    public static async Task<IReadOnlyList<Check>> MakeAsync(CancellationToken ct)
    {
        var (key, keyCheck) = ReadKey();
        var (address, addressCheck) = ReadAddress();
        if (address is null) return [keyCheck ?? Untried(), addressCheck!];
        if (key is null)
            return [keyCheck!, Check.Warning(Address, $"{Endpoint.Printable(address)} was not asked, for want of a key", "give the key first")];

        var options = new SyncMonsterApiOptions
        {
            ApiKey = key,
            BaseUrl = address,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            AttemptTimeout = TimeSpan.FromSeconds(10),
            TotalTimeout = TimeSpan.FromSeconds(20),
            Retries = 1,
        };
        using var api = SyncMonsterApiClient.Create(options);
        try
        {
            await api.ListRequestsAsync(1, 0, ct);
            return [Check.Ok(Key, "accepted"), Check.Ok(Address, $"{Endpoint.Printable(address)} answers")];
        }
        catch (ApiException e)
        {
            return OfFault(e, Endpoint.Printable(address));
        }
    }

    private static IReadOnlyList<Check> OfFault(ApiException e, string address) => ServiceFault.ExitCodeOf(e.Fault) switch
    {
        ExitCode.NoKey =>
            [Check.Problem(Key, $"refused ({e.Message})", SetKey, ExitCode.NoKey), Check.Ok(Address, $"{address} answers")],
        ExitCode.Unreachable => [Untried(), Check.Problem(
            Address, $"{address} could not be reached or kept failing ({e.Message})",
            "check the network and SYNCMONSTER_BASE_URL, or try later", ExitCode.Unreachable)],
        _ => [Untried(), Check.Problem(Address, $"{address} answers otherwise than the service does ({e.Message})", SetAddress)],
    };

    private static Check Untried() => Check.Warning(Key, "set, and not tried", "see the endpoint first");

    private static (ApiKey? Key, Check? Problem) ReadKey()
    {
        try
        {
            return ApiKeySource.Read() is { } key
                ? (key, null)
                : (null, Check.Problem(Key, "not set", $"{SetKey}, or rehearse without one by run --sandbox", ExitCode.NoKey));
        }
        catch (BatchException e)
        {
            return (null, Check.Problem(Key, e.Message.TrimEnd('.'), SetKey, ExitCode.NoKey));
        }
    }

    private static (Uri? Address, Check? Problem) ReadAddress()
    {
        try
        {
            var address = ServiceSettings.BaseUrl();
            return Endpoint.Problem(address) is { } problem
                ? (null, Check.Problem(Address, $"{Endpoint.Printable(address)} can't be used: {problem.TrimEnd('.')}", SetAddress))
                : (address, null);
        }
        catch (BatchException e)
        {
            return (null, Check.Problem(Address, e.Message.TrimEnd('.'), SetAddress));
        }
    }
}
