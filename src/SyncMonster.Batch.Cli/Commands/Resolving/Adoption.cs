using Microsoft.Extensions.Logging.Abstractions;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Running;

namespace SyncMonster.Batch.Cli.Commands.Resolving;

/// <summary>
/// Makes sure of an id that a person names: that the account knows it, and that it can be the parked request.
/// </summary>
internal static class Adoption
{
    private const string OnYourWord = ", or take the id on your word with --offline";

    /// <exception cref="BatchException">The account doesn't know the id, or it is of another request (2).</exception>
    public static async Task<Resolution.Adopt> CheckAsync(
        ParkedJob parked, StateFolder folder, string id, bool offline, CancellationToken ct)
    {
        if (id.Length is 0 or > 200 || id.Any(character => character is <= ' ' or > '~'))
            throw new BatchException(ExitCode.BadInput, $"'{id}' is no request id; copy it again.");
        var kind = parked.Request.Ask.Kind;
        var found = offline
            ? new RemoteRequest(AccountRecords.Spelt(id, kind), null, RemoteState.Unknown, null, null, null, null, null, null)
            : await LookUpAsync(parked, folder, id, ct);
        if (Resolution.Objection(parked.State, parked.Request, found) is { } objection)
            throw new BatchException(
                ExitCode.BadInput, $"{id} {objection}. Nothing was changed; look for another with remote requests.");
        return new Resolution.Adopt(found.RemoteId, found.VideoAssetId);
    }

    private static async Task<RemoteRequest> LookUpAsync(
        ParkedJob parked, StateFolder folder, string id, CancellationToken ct)
    {
        var connect = ServiceSettings.Of(parked.State.Plan.Account, OnYourWord).Connect(NullLoggerFactory.Instance);
        await using var connection = await connect(folder);
        try
        {
            return await new AccountRecords(connection.Api).ReadAsync(id, parked.Request.Ask.Kind, ct);
        }
        catch (ApiException e) when (e.Fault.Kind == FaultKind.NotFound)
        {
            throw new BatchException(
                ExitCode.BadInput, $"The account on {parked.State.Plan.Account} knows no request {id}. Nothing was changed; see remote requests.", e);
        }
    }
}
