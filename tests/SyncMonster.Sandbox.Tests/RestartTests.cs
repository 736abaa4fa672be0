using System.Diagnostics;
using System.Net;
using System.Text.Json;
using SyncMonster.Sandbox.State;
using SyncMonster.Sandbox.Tests.Support;

namespace SyncMonster.Sandbox.Tests;

/// <summary>
/// With a data folder, what was accepted is never forgotten and never billed twice, whenever the sandbox stops.
/// </summary>
public sealed class RestartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sandbox-test-").FullName;

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        string before, id, job;
        await using (var server = await StartAsync())
        {
            using var client = new SandboxClient(server);
            id = await client.FoundFaceIdAsync(TinyVideo.Mp4());
            job = (await client.GenerateAsync(id, TinyAudio.Wav())).Data.GetProperty("request_id").GetString()!;
            await client.UntilDoneAsync($"/get-status?request_id={job}");
            before = await AllAsync(client, id, job);
        }

        await using var next = await StartAsync();
        using var again = new SandboxClient(next);
        Assert.Equal(before, await AllAsync(again, id, job));
        var created = await again.PostJsonAsync("/find-face", """{ "assets": [{ "type": "video", "asset_id": 1 }] }""");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(3, (await again.FindFaceAsync(TinyVideo.Mp4())).Data.GetProperty("video_asset_id").GetInt32());
    }

    [Fact]
    public async Task Work_that_was_interrupted_is_started_again_and_not_billed_again()
    {
        var ids = new List<string>();
        // The clock stands still, so no work ever begins before the stop.
        await using (var server = await StartAsync(new ManualTime()))
        {
            using var client = new SandboxClient(server);
            for (var i = 0; i < 5; i++)
                ids.Add((await client.FindFaceAsync(TinyVideo.Mp4(2, fill: (byte)i))).Data.GetProperty("find_face_id").GetString()!);
            Assert.Equal(
                "pending",
                (await client.GetAsync($"/find-face/status?find_face_id={ids[4]}")).Data.GetProperty("status").GetString());
        }

        await using var next = await StartAsync();
        using var again = new SandboxClient(next);
        foreach (var id in ids)
            Assert.Equal(
                "Success",
                (await again.UntilDoneAsync($"/find-face/status?find_face_id={id}")).Data.GetProperty("status").GetString());
        Assert.Equal(
            (5, 5),
            ((await again.LedgerAsync()).GetProperty("entries").GetArrayLength(), (await again.LedgerAsync()).GetProperty("charged").GetInt32()));
    }

    [Fact]
    public async Task A_journal_cut_anywhere_still_tells_one_consistent_story()
    {
        await using (var server = await StartAsync())
        {
            using var client = new SandboxClient(server);
            var id = await client.FoundFaceIdAsync(TinyVideo.Mp4());
            var job = (await client.GenerateAsync(id, TinyAudio.Wav())).Data.GetProperty("request_id").GetString();
            await client.UntilDoneAsync($"/get-status?request_id={job}");
        }

        var path = Path.Combine(_folder, "journal.jsonl");
        var whole = await File.ReadAllBytesAsync(path);
        for (var length = 0; length <= whole.Length; length++)
        {
            // Every byte around the ends of lines, and some of those between.
            if (length % 29 != 0 && !whole.AsSpan(Math.Max(0, length - 3)..Math.Min(whole.Length, length + 3)).Contains((byte)'\n'))
                continue;
            await File.WriteAllBytesAsync(path, whole[..length]);
            using var journal = Journal.Open(path, out var events);
            using var state = new SandboxState(new SandboxOptions(), null, events);
            var snapshot = state.Snapshot();
            var lines = whole.AsSpan(0, length).Count((byte)'\n');
            Assert.Equal(lines, events.Count);
            Assert.Equal(snapshot.Requests.Sum(r => r.CreditsDeducted), snapshot.Ledger.Sum(e => e.Credits));
            Assert.Equal(snapshot.Requests.Sum(r => r.CreditsDeducted), snapshot.Accounts.Sum(a => a.Spent));
            Assert.All(snapshot.Requests, r => Assert.Contains(snapshot.Assets, a => a.Id == r.VideoAssetId));
            Assert.All(snapshot.Assets, a => Assert.True(File.Exists(Path.Combine(_folder, "assets", a.FileName))));
        }
    }

    [Fact]
    public async Task A_folder_copied_in_the_middle_of_everything_starts_and_finishes()
    {
        var copies = new List<string>();
        var accepted = new Dictionary<int, int>();
        await using (var server = await StartAsync())
        {
            using var client = new SandboxClient(server);
            for (var i = 0; i < 8; i++)
            {
                await client.FindFaceAsync(TinyVideo.Mp4());
                copies.Add(Copy());
                accepted[i] = i + 1;
            }
        }

        for (var i = 0; i < copies.Count; i++)
        {
            await using var server = await StartAsync(folder: copies[i]);
            using var client = new SandboxClient(server);
            var requests = (await client.GetAsync("/list-requests?limit=100")).Data.EnumerateArray().ToList();
            Assert.Equal(accepted[i], requests.Count);
            foreach (var request in requests)
                await client.UntilDoneAsync($"/get-request?request_id={request.GetProperty("request_id").GetString()}");
            Assert.Equal(accepted[i], (await client.LedgerAsync()).GetProperty("charged").GetInt32());
        }

        copies.ForEach(c => Directory.Delete(c, recursive: true));

        string Copy()
        {
            // The journal first, as its files are there before it speaks of them.
            var copy = Directory.CreateTempSubdirectory("sandbox-test-").FullName;
            Directory.CreateDirectory(Path.Combine(copy, "assets"));
            // The sandbox holds it alone: only a process that asks for no lock can read it meanwhile.
            using (var cp = Process.Start("cp", [Path.Combine(_folder, "journal.jsonl"), copy]))
                cp.WaitForExit();
            foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "assets")))
                File.Copy(file, Path.Combine(copy, "assets", Path.GetFileName(file)));
            return copy;
        }
    }

    [Fact]
    public async Task What_a_kill_left_behind_is_swept()
    {
        await using (await StartAsync())
        {
            // Makes the folders.
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "incoming", "half.part"), "x");
        await File.WriteAllTextAsync(Path.Combine(_folder, "assets", "nobody.mp4"), "x");
        await using var server = await StartAsync();
        Assert.Equal(
            "journal.jsonl",
            Path.GetFileName(Assert.Single(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))));
    }

    [Fact]
    public async Task A_folder_in_use_is_refused()
    {
        await using var server = await StartAsync();
        var refused = await Assert.ThrowsAsync<SandboxException>(() => StartAsync());
        Assert.Contains("stop the other sandbox", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_is_refused_by_its_line()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "journal.jsonl"), "{\"event\":\"from_the_future\"}\n");
        var refused = await Assert.ThrowsAsync<SandboxException>(() => StartAsync());
        Assert.Contains("journal.jsonl:1:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_data_folder_nothing_stays()
    {
        var before = Temporary();
        await using (var server = await SandboxServer.StartAsync(new SandboxOptions { Structural = true }))
        {
            using var client = new SandboxClient(server);
            await client.FoundFaceIdAsync(TinyVideo.Mp4());
        }

        Assert.DoesNotContain(
            Temporary().Except(before), d => Directory.EnumerateFiles(d, "*.mp4", SearchOption.AllDirectories).Any());

        static string[] Temporary() => Directory.GetDirectories(Path.GetTempPath(), "syncmonster-sandbox-*");
    }

    [Fact]
    public async Task The_key_is_in_no_file()
    {
        await using (var server = await StartAsync())
        {
            using var client = new SandboxClient(server, "a-very-secret-key");
            await client.FoundFaceIdAsync(TinyVideo.Mp4());
        }

        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("a-very-secret-key", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<SandboxServer> StartAsync(TimeProvider? time = null, string? folder = null) => SandboxServer.StartAsync(new SandboxOptions
    {
        DataFolder = folder ?? _folder,
        Structural = true,
        TimeProvider = time ?? TimeProvider.System,
        WorkDelay = time is null ? TimeSpan.Zero : TimeSpan.FromSeconds(1),
    });

    private static async Task<string> AllAsync(SandboxClient client, string findFaceId, string requestId) =>
        string.Join('\n',
        (await client.GetAsync("/list-requests")).Body,
        (await client.GetAsync("/list-assets")).Body,
        (await client.GetAsync($"/get-request?request_id={requestId}")).Body,
        (await client.GetAsync($"/get-face?find_face_id={findFaceId}")).Body.Replace(
            client.Root.Authority, "", StringComparison.Ordinal),
        JsonSerializer.Serialize(await client.LedgerAsync()));
}
