using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>
/// What the report says was charged was charged, and what it doesn't know lies within what it says it may be.
/// </summary>
internal sealed class ReportIsTheLedger : ILaw
{
    public string Words => "the report is equal to the ledger";

    public IEnumerable<string> Breaches(Evidence evidence)
    {
        if (evidence.Record is not { } record) yield break;
        var ledger = evidence.Service.Ledger;
        var charged = CostReport.Of(record, evidence.Service.Date).Totals.Costs.Charged;
        if (charged.Known.Amount > ledger.Ours || charged.AtMost?.Amount < ledger.Ours)
            yield return $"it says {charged.Known} to {charged.AtMost}, and {ledger.Ours} was charged";
        foreach (var request in evidence.Requests.Where(request => request is { Charged: not null, RemoteId: not null }))
        {
            var charge = ledger.Of(evidence.OrderOf(request.RemoteId)!.Id);
            if (request.Charged!.Value.Amount != charge)
                yield return $"{request.RemoteId}: it says {request.Charged}, and {charge} was charged";
        }
    }
}
