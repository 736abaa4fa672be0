using System.Globalization;
using CsvHelper;
using SyncMonster.Batch.Core.Reporting;
using SyncMonster.Batch.Core.Tests.Reporting;

namespace SyncMonster.Batch.Tests.Reporting;

public sealed class CsvTests
{
    [Fact]
    public void The_table_is_as_approved() =>
        Snapshot.Matches("jobs.csv", Written.Csv(SampleSeason.Small()).TrimStart('\uFEFF'));

    [Fact]
    public void It_begins_with_the_mark_by_which_spreadsheets_know_utf8_and_ends_lines_as_rfc_4180_says()
    {
        var text = Written.Csv(SampleSeason.Small());

        Assert.StartsWith("\uFEFFid,language,stage,", text, StringComparison.Ordinal);
        Assert.Equal(8, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://example.com\")")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    public void A_cell_that_a_spreadsheet_would_run_is_neutralised(string name)
    {
        var record = new RecordBuilder();
        record.Add("ep01-es", tags: [("client", name)], video: name);
        record.Fail("ep01-es", null, name);

        var row = Assert.Single(Rows(record.Report()));

        Assert.Equal($"'{name}", row["tags.client"]);
        Assert.Equal($"'{name}", row["reason"]);
    }

    [Fact]
    public void Commas_quotes_and_line_breaks_come_back_as_they_were()
    {
        const string Name = "a, \"b\"\nc";
        var record = new RecordBuilder();
        record.Add("ep01-es", tags: [("client", Name)]);

        Assert.Equal(Name, Assert.Single(Rows(record.Report()))["tags.client"]);
    }

    [Fact]
    public void A_charge_that_is_not_known_says_so_beside_its_bound()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.FindFace("ep01-es", unknown: true);

        var row = Assert.Single(Rows(record.Report()));

        Assert.Equal("not known", row["charged"]);
        Assert.Equal("5", row["charged_at_most"]);
    }

    private static List<IDictionary<string, object>> Rows(CostReport report)
    {
        using var csv = new CsvReader(
            new StringReader(Written.Csv(report).TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>()];
    }
}
