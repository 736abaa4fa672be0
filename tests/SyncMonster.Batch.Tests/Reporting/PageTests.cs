using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Core.Tests.Reporting;

namespace SyncMonster.Batch.Tests.Reporting;

public sealed partial class PageTests
{
    private const string Hostile = "</title></td><script>alert('x')</script>\"'&<img src=x onerror=alert(1)>";

    [Fact]
    public void The_page_is_as_approved() => Snapshot.Matches("report.html", Written.HtmlBody(SampleSeason.Small()));

    [Fact]
    public void Names_that_are_html_are_shown_and_not_obeyed()
    {
        var record = new RecordBuilder(project: Hostile, account: Hostile);
        record.BeginRun();
        record.Note(Hostile);
        record.Add(
            Hostile, video: Hostile, language: Hostile, tags: [(Hostile, Hostile)], output: Hostile, audio: Hostile);
        record.Add("second", video: Hostile, language: "fr");
        record.Put(record.FindFace(Hostile) with { RemoteId = Hostile });
        record.Generate(Hostile);
        record.Fail(Hostile, new Fault(FaultKind.Input, Hostile, 400, Hostile), Hostile);

        var page = Written.Page(record.Report());

        Assert.Empty(page.Descendants("script").Concat(page.Descendants("img")));
        Assert.DoesNotContain(
            page.DescendantsAndSelf().Attributes(),
            attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Equal(Hostile, page.Descendants("h1").Single().Value);
        Assert.Contains(page.Descendants("code"), code => code.Value == Hostile);
    }

    [Fact]
    public void The_page_needs_nothing_but_itself()
    {
        var page = Written.Page(SampleSeason.Small());

        Assert.All(
            page.Descendants().Attributes().Where(
                attribute => attribute.Name.LocalName is "href" or "src" or "action" or "srcset" or "data"),
            attribute => Assert.Matches("^(#|data:)", attribute.Value));
        Assert.DoesNotContain("@import", Written.Html(SampleSeason.Small()), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"url\((?!#)", Written.Html(SampleSeason.Small()));
    }

    [Fact]
    public void Its_policy_allows_its_own_style_and_script_and_no_others()
    {
        var html = Written.Html(SampleSeason.Small());

        var policy = WebUtility.HtmlDecode(Policy.Match(html).Groups[1].Value);

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src {Digest(html, "style")};", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src {Digest(html, "script")};", policy, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Written.Page(SampleSeason.Small()).Descendants().Attributes(),
            attribute => attribute.Name.LocalName == "style");
    }

    [Fact]
    public void Links_lead_to_jobs_and_names_are_given_once()
    {
        var page = Written.Page(SampleSeason.Small());

        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.Descendants("a"), link => Assert.Contains(link.Attribute("href")!.Value[1..], ids));
    }

    [Fact]
    public void Tables_have_headers_and_drawings_have_words()
    {
        var page = Written.Page(SampleSeason.Small());

        Assert.Equal("en", page.Attribute("lang")?.Value);
        Assert.All(page.Descendants("th"), header => Assert.NotNull(header.Attribute("scope")));
        Assert.All(
            page.Descendants("svg"),
            drawing => Assert.True(drawing.Attribute("aria-label") is not null || drawing.Attribute("aria-hidden") is not null));
    }

    [Fact]
    public void A_rehearsal_says_first_that_no_credit_was_spent()
    {
        var header = Written.Page(SampleSeason.Small(account: "sandbox")).Descendants("header").Single();

        Assert.Equal("Sandbox rehearsal: no credit was spent", header.Elements().First().Value);
    }

    [Fact]
    public void A_charge_that_is_not_known_says_so_with_its_bound()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.FindFace("ep01-es", unknown: true);

        var row = Written.Page(record.Report()).Descendants("tbody").Single(body => body.Attribute("id")?.Value == "job-1").Elements().First();

        Assert.Equal("not known at most 5.00", row.Elements().ElementAt(6).Value);
    }

    [Fact]
    public void A_job_that_shares_a_find_face_says_whose_and_what_it_saved()
    {
        var job = Job(Written.Page(SampleSeason.Small()), "ep01-fr");

        Assert.Contains("shared with ep01-es, which paid for it; saved 30.74", job.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_stands_with_its_reason_and_its_remedy_at_the_top()
    {
        var trouble = Written.Page(SampleSeason.Small()).Descendants("li").First(
            item => item.Attribute("class")?.Value == "trouble is-failed");

        Assert.Contains("ep03-es", trouble.Value, StringComparison.Ordinal);
        Assert.Contains("ERR_007: Uploaded data is corrupted or invalid.", trouble.Value, StringComparison.Ordinal);
        Assert.Contains("export the file again", trouble.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_jobs_are_grouped_by_video_and_folded_away()
    {
        var page = Written.Page(SampleSeason.Large(episodes: 20));

        var groups =
            page.Descendants("details").Where(details => details.Attribute("class")?.Value == "card group").ToList();

        Assert.Equal(20, groups.Count);
        Assert.All(groups, group => Assert.Null(group.Attribute("open")));
        Assert.Equal(
            200,
            groups.Sum(group => group.Descendants("tbody").Count(body => body.Attribute("data-words") is not null)));
    }

    [Fact]
    public void A_season_without_lengths_charges_or_history_is_a_page_too()
    {
        var record = new RecordBuilder();
        record.Add("a", seconds: null, language: null, from: new MediaReference.StoredAsset(1, null));

        var page = Written.Page(record.Report());

        Assert.Contains("not known", Job(page, "a").Value, StringComparison.Ordinal);
    }

    private static XElement Job(XElement page, string id) => page.Descendants("tbody")
        .Single(body => body.Attribute("data-words") is not null && body.Descendants("th").First().Value == id);

    private static string Digest(string html, string element)
    {
        var content = Regex.Match(html, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";
    }

    [GeneratedRegex("""Content-Security-Policy" content="([^"]*)""")]
    private static partial Regex Policy { get; }
}
