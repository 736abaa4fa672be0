using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using SyncMonster.Sandbox.State;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>What is billed, and what the ledger says of it.</summary>
public sealed class BillingTests
{
    [Theory]
    [InlineData("10", "10", "5")]
    [InlineData("10.001", "10.01", "5.005")]
    [InlineData("0.0101", "0.02", "0.01")]
    [InlineData("59.94", "59.94", "29.97")]
    public void Seconds_are_rounded_up_to_a_hundredth(string seconds, string billed, string findFace)
    {
        Assert.Equal(decimal.Parse(billed), Prices.Billed(decimal.Parse(seconds)));
        Assert.Equal(decimal.Parse(findFace), Prices.FindFace(Prices.Billed(decimal.Parse(seconds))));
    }

    [Theory]
    [InlineData(true, false, 4)]
    [InlineData(false, true, 4)]
    [InlineData(true, true, 8)]
    public void Lipsync_and_drama_bill_a_credit_a_second_each(bool lipsync, bool drama, int credits) =>
        Assert.Equal(credits, Prices.Generate(4, new GenerationSettings(lipsync, drama, null, null, null, null)));

    [Fact]
    public async Task The_ledger_names_what_every_credit_was_spent_on()
    {
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Speed = SandboxSpeed.Instant, Credits = 100 });
        using var client = new SandboxClient(server);
        var video = TinyVideo.Mp4(2);
        var audio = TinyAudio.Wav();
        var id = await client.FoundFaceIdAsync(video);
        var job = await client.GenerateAsync(id, audio, "a.wav",
            ("is_lipsync", "true"), ("is_drama", "true"), ("model", "e2"), ("drama", """{"happy": 0.5}"""),
            ("options", """{"lipsync_intensity": 2, "scene_faces": [{"scene_id": 1, "face_ids": [0]}]}"""));

        var ledger = await client.LedgerAsync();
        Assert.Equal((95, 5), (ledger.GetProperty("balance").GetInt32(), ledger.GetProperty("charged").GetInt32()));
        var entries = ledger.GetProperty("entries");
        Assert.Equal(2, entries.GetArrayLength());
        var (first, second) = (entries[0], entries[1]);
        Assert.Equal(
            ("find_face", "charge", 1),
            (Text(first, "type"), Text(first, "kind"), first.GetProperty("credits").GetInt32()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(video)), Text(first, "video_sha256"));
        Assert.Equal(
            ("generate", "charge", 4),
            (Text(second, "type"), Text(second, "kind"), second.GetProperty("credits").GetInt32()));
        Assert.Equal(job.Data.GetProperty("request_id").GetString(), Text(second, "request_id"));
        Assert.Equal(id, Text(second, "find_face_id"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(audio)), Text(second, "audio_sha256"));
        Assert.Equal("e2", Text(second.GetProperty("generation"), "model"));
        Assert.Equal(
            0, second.GetProperty("generation").GetProperty("scene_faces")[0].GetProperty("face_ids")[0].GetInt32());
    }

    [Fact]
    public async Task Reusing_an_asset_bills_again_and_makes_none()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Speed = SandboxSpeed.Instant });
        using var client = new SandboxClient(server);
        var id = await client.FoundFaceIdAsync(TinyVideo.Mp4(2));
        await client.PostJsonAsync("/find-face", """{ "assets": [{ "type": "video", "asset_id": 1 }] }""");
        await client.PostAsync(
            "/find-face", new MultipartFormDataContent { { new StringContent("1"), "video_asset_id" } });
        await client.GenerateAsync(id, TinyAudio.Wav());
        var form = new MultipartFormDataContent
        {
            { new StringContent(id), "find_face_id" }, { new StringContent("2"), "audio_asset_id" }, { new StringContent("true"), "is_drama" },
            { new StringContent("false"), "is_lipsync" },
        };
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsync("/generate", form)).Status);
        Assert.Equal(1 + 1 + 1 + 2 + 2, (await client.LedgerAsync()).GetProperty("charged").GetInt32());
        Assert.Equal(2, (await client.GetAsync("/list-assets")).Data.GetArrayLength());
    }

    [Fact]
    public async Task The_same_content_uploaded_again_is_a_new_asset()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Speed = SandboxSpeed.Instant });
        using var client = new SandboxClient(server);
        var first = await client.FindFaceAsync(TinyVideo.Mp4());
        var second = await client.FindFaceAsync(TinyVideo.Mp4());
        Assert.NotEqual(
            first.Data.GetProperty("video_asset_id").GetInt64(), second.Data.GetProperty("video_asset_id").GetInt64());
    }

    [Fact]
    public async Task Running_out_of_credits_is_ERR_006_and_leaves_nothing()
    {
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Speed = SandboxSpeed.Instant, Credits = 2.5m });
        using var client = new SandboxClient(server);
        var id = await client.FoundFaceIdAsync(TinyVideo.Mp4(2));
        (await client.GenerateAsync(id, TinyAudio.Wav())).Refuses(
            HttpStatusCode.PaymentRequired, "failed", "ERR_006", "needs 2, the account has 1.5");
        Assert.Equal(1, (await client.GetAsync("/list-assets")).Data.GetArrayLength());
        Assert.Equal(1.5m, (await client.LedgerAsync()).GetProperty("balance").GetDecimal());

        Assert.Equal(HttpStatusCode.Created, (await client.FindFaceAsync(TinyVideo.Mp4(3))).Status);
        (await client.FindFaceAsync(TinyVideo.Mp4(0.04))).Refuses(HttpStatusCode.PaymentRequired, "failed", "ERR_006");
    }

    [Fact]
    public async Task Credits_without_limit_have_no_balance()
    {
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Speed = SandboxSpeed.Instant, Credits = null });
        using var client = new SandboxClient(server);
        await client.FoundFaceIdAsync(TinyVideo.Mp4(2000, framesPerSecond: 1));
        var ledger = await client.LedgerAsync();
        Assert.Equal(JsonValueKind.Null, ledger.GetProperty("balance").ValueKind);
        Assert.Equal(1000, ledger.GetProperty("charged").GetInt32());
    }

    [Fact]
    public async Task Many_at_once_never_overdraw_the_account()
    {
        await using var server = await SandboxServer.StartAsync(
            new SandboxOptions { Speed = SandboxSpeed.Instant, Credits = 10 });
        using var client = new SandboxClient(server);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.FindFaceAsync(TinyVideo.Mp4(2))));
        Assert.Equal(10, answers.Count(a => a.Status == HttpStatusCode.Created));
        Assert.Equal(30, answers.Count(a => a.Status == HttpStatusCode.PaymentRequired));
        Assert.Equal(0, (await client.LedgerAsync()).GetProperty("balance").GetInt32());
    }

    [Fact]
    public async Task A_generation_that_fails_is_given_back()
    {
        RealMedia.Need();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions());
        using var client = new SandboxClient(server);
        var id = await client.FoundFaceIdAsync(await RealMedia.VideoAsync(2));
        // Frames whose headers are right and whose insides are noise: only a decoder can tell.
        var audio = await RealMedia.Mp3Async(2);
        Array.Fill(audio, (byte)0x55, audio.Length / 2, 60);
        var broken = Noise.InFrames(audio);

        var job = await client.GenerateAsync(id, broken, "a.mp3");
        var requestId = job.Data.GetProperty("request_id").GetString();
        var status = await client.UntilDoneAsync($"/get-status?request_id={requestId}");
        Assert.Equal(("Failed", "failed", "ERR_007", "DATA_CORRUPTED"),
            (Text(status.Data, "status"), Text(status.Data, "status_code"), Text(status.Data, "error_code"), Text(status.Data, "error_name")));

        var request = await client.GetAsync($"/get-request?request_id={requestId}");
        Assert.Equal(0, request.Data.GetProperty("credit_details").GetProperty("credits_deducted").GetInt32());
        (await client.GetAsync($"/get-file?request_id={requestId}")).Refuses(
            HttpStatusCode.BadRequest, "failed", "ERR_007");
        var entries = (await client.LedgerAsync()).GetProperty("entries");
        Assert.Equal(("refund", -2), (Text(entries[2], "kind"), entries[2].GetProperty("credits").GetInt32()));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
