using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SyncMonster.Batch.Api;

namespace SyncMonster.Batch.Tests.Api;

/// <summary>The key goes to the endpoint, and nowhere else.</summary>
public sealed class SecrecyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_key_is_in_no_exception_even_where_the_service_repeats_it()
    {
        foreach (var status in (int[])[200, 302, 400, 401, 404, 429, 500])
        {
            await using var server = await ApiServer.Start((context, _) =>
            {
                context.Response.Headers.Location = $"/{ApiServer.Key}";
                var words = $"the key {ApiServer.Key} or {ApiServer.Key.ToUpperInvariant()} is wrong";
                return ApiServer.Answer(
                    context, status, $$$"""{"status":"failed","message":"{{{words}}}","data":{"message":"{{{ApiServer.Key}}}"} }""");
            });
            using var client = server.Client();
            foreach (var call in Calls.Reads.Concat(Calls.Billing))
                AssertSilent(await Assert.ThrowsAsync<ApiException>(() => client.Make(call)));
        }
    }

    [Fact]
    public async Task The_key_is_in_no_exception_of_a_broken_connection()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadRequest();
            await connection.Write($"{ApiServer.Key} {ApiServer.Key}\r\n\r\n");
        });
        using var client = SyncMonsterApiClient.Create(ApiServer.Options(server.BaseUrl));
        foreach (var call in Calls.Reads.Concat(Calls.Billing))
            AssertSilent(await Assert.ThrowsAsync<ApiException>(() => client.Make(call)));
    }

    [Fact]
    public async Task The_key_is_in_no_log()
    {
        using var log = new Logs();
        await using var server = await ApiServer.Start(200, """{"status":"success","data":[]}""");
        await using var services = Services(server.BaseUrl, log);
        await services.GetRequiredService<ISyncMonsterApi>().ListAssetsAsync(Cancel);
        Assert.Equal(ApiServer.Key, Assert.Single(server.Received).Headers["x-api-key"]);
        Assert.DoesNotContain(log.Lines, line => line.Contains(ApiServer.Key, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(log.Lines, line => line.Contains("System.Net.Http", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SyncMonster control")]
    [InlineData("SyncMonster transfers")]
    public async Task A_client_with_the_key_sends_nothing_to_another_server(string name)
    {
        await using var server = await ApiServer.Start(200, "{}");
        await using var other = await ApiServer.Start(200, "{}");
        await using var services = Services(server.BaseUrl, new Logs());
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(name);
        await client.GetAsync(server.BaseUrl, Cancel);
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync(other.BaseUrl, Cancel));
        Assert.Single(server.Received);
        Assert.Empty(other.Received);
    }

    [Fact]
    public async Task A_face_crop_is_fetched_without_the_key_even_from_the_endpoints_own_server()
    {
        await using var server = await ApiServer.Start(200, "jpeg", "image/jpeg");
        await using var services = Services(server.BaseUrl, new Logs());
        await services.GetRequiredService<FaceCropClient>().GetAsync(new Uri(server.Root, "/f.jpg"), Cancel);
        Assert.Equal(["host"], Assert.Single(server.Received).Headers.Keys);
    }

    [Fact]
    public void A_key_prints_as_stars()
    {
        var key = ApiKey.Parse($"  {ApiServer.Key}\n");
        Assert.Equal("***", $"{key}");
        Assert.DoesNotContain(ApiServer.Key, System.Text.Json.JsonSerializer.Serialize(key), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("two words")]
    [InlineData("line\r\nx-evil: 1")]
    [InlineData("schlüssel")]
    public void What_can_not_be_a_key_is_refused_without_repeating_it(string text)
    {
        Assert.False(ApiKey.TryParse(text, out _));
        var message = Assert.Throws<FormatException>(() => ApiKey.Parse(text)).Message;
        Assert.True(string.IsNullOrWhiteSpace(text) || !message.Contains(text, StringComparison.Ordinal));
    }

    private static ServiceProvider Services(Uri baseUrl, ILoggerProvider log) => new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
        .AddSyncMonsterApi(options => (options.BaseUrl, options.ApiKey) = (baseUrl, ApiKey.Parse(ApiServer.Key)))
        .BuildServiceProvider();

    private static void AssertSilent(ApiException thrown)
    {
        Assert.DoesNotContain(ApiServer.Key, thrown.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(ApiServer.Key, thrown.Fault.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Logs : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName)
        {
            Lines.Enqueue(categoryName);
            return this;
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
