using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Service;

namespace SyncMonster.Batch.Simulation.Judging;

/// <summary>
/// Again only what the service has reported as failed, and only as often as the manifest allows; or what a person had
/// sent again.
/// </summary>
internal sealed class BilledOnce : ILaw
{
    public string Words => "no step is billed twice";

    public IEnumerable<string> Breaches(Evidence evidence)
    {
        var ours = evidence.Service.Orders.Where(order => order.Client == Client.Ours);
        foreach (var same in ours.GroupBy(order => order.Step))
        {
            var orders = same.OrderBy(order => order.AcceptedAt).ToList();
            var allowed = evidence.World.Person.SentAgain(same.Key);
            if (orders.Count > 1 + Retries(evidence, orders[0]) + allowed)
                yield return $"{Names(orders)} for {same.Key}";
            for (var next = 1; next < orders.Count && allowed == 0; next++)
            {
                var before = orders[next - 1];
                if (!before.Fails || before.DoneAt > orders[next].AcceptedAt)
                    yield return $"{orders[next].Id} though {before.Id} hadn't failed, for {same.Key}";
            }
        }
    }

    private static int Retries(Evidence evidence, Order order) => order.Kind == RequestKind.FindFace
        ? 0
        : evidence.World.Scenario.Plan.Jobs
            .Where(
                job => job.Video.Content == order.Video.Clip.Content && job.Audio.Content == order.Audio!.Clip.Content)
            .Select(job => job.Retries).DefaultIfEmpty(0).Max();

    private static string Names(IEnumerable<Order> orders) => string.Join(" and ", orders.Select(order => order.Id));
}
