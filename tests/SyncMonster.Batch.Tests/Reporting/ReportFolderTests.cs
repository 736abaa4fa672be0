using SyncMonster.Batch.Core.Tests.Reporting;
using SyncMonster.Batch.Reports;

namespace SyncMonster.Batch.Tests.Reporting;

public sealed class ReportFolderTests : IDisposable
{
    private readonly string _output = Directory.CreateTempSubdirectory("report-").FullName;

    private IEnumerable<string?> Files =>
        Directory.EnumerateFiles(Path.Combine(_output, "report")).Select(Path.GetFileName).Order();

    [Fact]
    public void A_run_leaves_a_page_a_document_a_table_and_a_manifest_of_what_is_left()
    {
        var folder = ReportFolder.Write(SampleSeason.Small(), _output);

        Assert.Equal(Path.Combine(_output, "report"), folder);
        Assert.Equal(["jobs.csv", "report.html", "report.json", "retry.yaml"], Files);
    }

    [Fact]
    public void Reports_replace_those_of_an_earlier_run_and_a_retry_manifest_goes_when_nothing_is_left_to_retry()
    {
        ReportFolder.Write(SampleSeason.Small(), _output);
        var record = new RecordBuilder("Second season");
        record.Add("ep01-es");
        record.FindFace("ep01-es");
        record.Generate("ep01-es");
        record.Deliver("ep01-es");

        ReportFolder.Write(record.Report(), _output);

        Assert.Equal(["jobs.csv", "report.html", "report.json"], Files);
        Assert.Contains(
            "Second season",
            File.ReadAllText(Path.Combine(_output, "report", "report.json")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_in_an_address_stands_in_the_manifest_that_needs_it_and_nowhere_else()
    {
        ReportFolder.Write(SampleSeason.Small(), _output);

        var withSignature = Files.Where(name => File.ReadAllText(Path.Combine(_output, "report", name!)).Contains("sig=a%3D1", StringComparison.Ordinal));

        Assert.Equal(["retry.yaml"], withSignature);
    }

    [Fact]
    public void A_report_without_any_job_is_written_too()
    {
        ReportFolder.Write(new RecordBuilder().Report(), _output);

        Assert.Equal(["jobs.csv", "report.html", "report.json"], Files);
    }

    public void Dispose() => Directory.Delete(_output, recursive: true);
}
