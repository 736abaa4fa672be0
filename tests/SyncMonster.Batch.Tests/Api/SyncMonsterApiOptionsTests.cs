using Microsoft.Extensions.DependencyInjection;
using SyncMonster.Batch.Api;

namespace SyncMonster.Batch.Tests.Api;

public sealed class SyncMonsterApiOptionsTests
{
    [Fact]
    public void The_endpoint_is_the_vendors_by_default()
    {
        var options = new SyncMonsterApiOptions { ApiKey = ApiKey.Parse("k") };
        options.Validate();
        Assert.Equal("https://api.syncmonster.ai/neuralgarage/saas/api/v1/clients", options.BaseUrl.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("https://example.com:8443/api/")]
    [InlineData("http://localhost:5000/api")]
    [InlineData("http://127.0.0.1:5000/api")]
    [InlineData("http://[::1]:5000/api")]
    public void An_endpoint_is_https_or_on_this_machine(string baseUrl) =>
        ApiServer.Options(new Uri(baseUrl)).Validate();

    [Theory]
    [InlineData("http://example.com/api", "The base URL http://example.com/api can't be used: the key would travel in the clear; use https (http is for loopback only).")]
    [InlineData("http://127.0.0.1.example.com/api", "in the clear")]
    [InlineData("ftp://example.com/api", "in the clear")]
    [InlineData("/api", "it is not absolute")]
    [InlineData("https://user:secret@example.com/api", "user name or password")]
    [InlineData("https://example.com/api?key=secret", "query or a fragment")]
    [InlineData("https://example.com/api#secret", "query or a fragment")]
    public void Any_other_endpoint_is_refused_with_a_remedy_and_without_its_secrets(string baseUrl, string words)
    {
        var options = ApiServer.Options(new Uri(baseUrl, UriKind.RelativeOrAbsolute));
        var message = Assert.Throws<FormatException>(options.Validate).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => SyncMonsterApiClient.Create(options));
    }

    [Fact]
    public void A_missing_key_is_refused_with_a_remedy()
    {
        var message =
            Assert.Throws<FormatException>(() => SyncMonsterApiClient.Create(new SyncMonsterApiOptions())).Message;
        Assert.Equal("There is no API key; set SYNCMONSTER_API_KEY or SYNCMONSTER_API_KEY_FILE.", message);
    }

    [Fact]
    public void Times_and_counts_out_of_bounds_are_refused_by_name()
    {
        AssertRefused("ReplyTimeout", o => o.ReplyTimeout = TimeSpan.Zero);
        AssertRefused("StallTimeout", o => o.StallTimeout = TimeSpan.FromDays(2));
        AssertRefused("AttemptTimeout", o => o.AttemptTimeout = TimeSpan.FromSeconds(-1));
        AssertRefused("Retries", o => o.Retries = -1);
        AssertRefused("Retries", o => o.Retries = 11);
    }

    [Fact]
    public async Task A_slash_at_the_end_of_the_endpoint_changes_nothing()
    {
        await using var server = await ApiServer.Start(200, """{"status":"success","data":[]}""");
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(new Uri(server.BaseUrl.AbsoluteUri + "/")));
        await client.ListAssetsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ApiServer.BasePath + "/list-assets", Assert.Single(server.Received).Target);
    }

    [Fact]
    public void The_registrations_give_one_client_and_refuse_bad_options_with_the_same_words()
    {
        using var good = new ServiceCollection()
            .AddSyncMonsterApi(o => o.ApiKey = ApiKey.Parse("k"))
            .BuildServiceProvider();
        Assert.Same(good.GetRequiredService<ISyncMonsterApi>(), good.GetRequiredService<ISyncMonsterApi>());
        Assert.Same(good.GetRequiredService<FaceCropClient>(), good.GetRequiredService<FaceCropClient>());

        using var bad = new ServiceCollection().AddSyncMonsterApi(_ => { }).BuildServiceProvider();
        Assert.Throws<FormatException>(bad.GetRequiredService<ISyncMonsterApi>);
    }

    private static void AssertRefused(string name, Action<SyncMonsterApiOptions> configure)
    {
        var options = ApiServer.Options(SyncMonsterApiOptions.DefaultBaseUrl, configure);
        Assert.StartsWith(name, Assert.Throws<FormatException>(options.Validate).Message, StringComparison.Ordinal);
    }
}
