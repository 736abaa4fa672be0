using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Tests.Api;

public sealed class FaceCropTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_comes_as_it_is()
    {
        await using var server = await ApiServer.Start(200, "jpeg", "image/jpeg");
        using var crops = Client(server);
        var crop = await crops.GetAsync(new Uri(server.Root, "/faces/f0.jpg?expires=1"), Cancel);
        Assert.Equal("image/jpeg", crop.MediaType);
        Assert.Equal("jpeg"u8, crop.Bytes.Span);
        Assert.Equal("/faces/f0.jpg?expires=1", Assert.Single(server.Received).Target);
    }

    [Theory]
    [InlineData(403, FaultKind.NotFound)]
    [InlineData(404, FaultKind.NotFound)]
    [InlineData(410, FaultKind.NotFound)]
    [InlineData(302, FaultKind.Local)]
    [InlineData(400, FaultKind.Input)]
    [InlineData(429, FaultKind.Transient)]
    [InlineData(503, FaultKind.Transient)]
    public async Task A_picture_that_can_not_be_had_says_why(int status, FaultKind expected)
    {
        await using var server = await ApiServer.Start(status, "<xml/>", "application/xml");
        using var crops = Client(server);
        var fault = (await Assert.ThrowsAsync<ApiException>(() => crops.GetAsync(new Uri(server.Root, "/f.jpg"), Cancel))).Fault;
        Assert.Equal((expected, status), (fault.Kind, fault.HttpStatus));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData(null)]
    public async Task What_is_no_picture_is_refused(string? contentType)
    {
        await using var server = await ApiServer.Start(200, "<html/>", contentType);
        using var crops = Client(server);
        var fault = (await Assert.ThrowsAsync<ApiException>(() => crops.GetAsync(new Uri(server.Root, "/f.jpg"), Cancel))).Fault;
        Assert.Equal(FaultKind.Input, fault.Kind);
    }

    [Fact]
    public async Task A_picture_beyond_the_bound_is_refused()
    {
        await using var server = await ApiServer.Start(
            200, new string('x', FaceCropClient.LargestCrop + 1), "image/png");
        using var crops = Client(server);
        var fault = (await Assert.ThrowsAsync<ApiException>(() => crops.GetAsync(new Uri(server.Root, "/f.png"), Cancel))).Fault;
        Assert.Equal(FaultKind.Input, fault.Kind);
        Assert.EndsWith("is larger than 8 MiB", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://cdn.example.com/f.jpg")]
    [InlineData("ftp://cdn.example.com/f.jpg")]
    [InlineData("file:///etc/passwd")]
    public async Task A_picture_is_not_fetched_in_the_clear(string address)
    {
        using var crops = FaceCropClient.Create(new SyncMonsterApiOptions());
        var fault = (await Assert.ThrowsAsync<ApiException>(() => crops.GetAsync(new Uri(address), Cancel))).Fault;
        Assert.Equal(FaultKind.Local, fault.Kind);
    }

    private static FaceCropClient Client(ApiServer server) => FaceCropClient.Create(ApiServer.Options(server.BaseUrl));
}
