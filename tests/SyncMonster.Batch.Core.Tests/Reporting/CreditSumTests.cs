using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Reporting;

namespace SyncMonster.Batch.Core.Tests.Reporting;

public sealed class CreditSumTests
{
    [Fact]
    public void What_is_not_known_makes_the_total_not_known_and_is_bounded()
    {
        var sum = CreditSum.Of(new Credits(5)) + CreditSum.Unknown(new Credits(10));

        Assert.Null(sum.Total);
        Assert.Equal(new Credits(5), sum.Known);
        Assert.Equal(1, sum.NotKnown);
        Assert.Equal(new Credits(15), sum.AtMost);
        Assert.False(sum.IsZero);
    }

    [Fact]
    public void What_has_no_bound_leaves_the_sum_without_one()
    {
        var sum = CreditSum.Of(new Credits(5)) + CreditSum.Unknown(null) + CreditSum.Unknown(new Credits(10));

        Assert.Equal(2, sum.NotKnown);
        Assert.Null(sum.AtMost);
    }

    [Fact]
    public void Known_parts_add_up()
    {
        var sum = CreditSum.Of(new Credits(1.25m)) + CreditSum.Of(new Credits(2)) + CreditSum.Zero;

        Assert.Equal(new Credits(3.25m), sum.Total);
        Assert.Equal(sum.Total, sum.AtMost);
    }
}
