using SyncMonster.Batch.Core.Money;

namespace SyncMonster.Batch.Core.Tests.Money;

public sealed class CreditsTests
{
    [Theory]
    [InlineData(10.0, 5.0, 5.0)]
    [InlineData(10.001, 5.5, 5.005)]
    [InlineData(0.2, 0.5, 0.1)]
    public void The_worst_case_rounds_up_to_seconds_and_the_expected_to_hundredths(
        double seconds, double worst, double expected)
    {
        Assert.Equal(new Credits((decimal)worst), Price.WorstCase((decimal)seconds, Price.FindFacePerSecond));
        Assert.Equal(new Credits((decimal)expected), Price.Expected((decimal)seconds, Price.FindFacePerSecond));
    }

    [Fact]
    public void Lip_sync_and_drama_together_bill_both_rates() => Assert.Equal(2, Price.GeneratePerSecond(true, true));

    [Theory]
    [InlineData(5, "5.00")]
    [InlineData(2.505, "2.505")]
    public void An_amount_shows_two_decimals_and_more_only_where_it_has_them(double amount, string text) =>
        Assert.Equal(text, new Credits((decimal)amount).ToString());
}
