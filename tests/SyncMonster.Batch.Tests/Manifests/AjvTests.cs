using System.ComponentModel;
using System.Diagnostics;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>
/// The schema as editors use it, by ajv: what it takes and refuses is what validate takes and refuses.
/// </summary>
public sealed class AjvTests : IDisposable
{
    private const string Job = "{ video: media/ep01.mp4, audio: media/ep01.es.wav }";

    /// <summary>What a schema can know: words, numbers, keys and shapes. Files and what they hold it can't.</summary>
    private static readonly Dictionary<string, string> Manifests = new()
    {
        ["plain"] = $"version: 1\njobs: [{Job}]",
        ["everything above"] = $$"""
            version: 1
            project: Harbor Lights
            state: ../state
            budget: { max_credits: 500, max_credits_per_job: 40, max_credits_per_day: 90, max_credits_per_tag: { client: { acme: 5 }, reel: 9 }, on_exceeded: stop }
            concurrency: { jobs: 1, uploads: 1, downloads: 1 }
            output: { directory: out, template: "{language}/{video}.mp4" }
            defaults: { language: es, profile: calm, length_tolerance: 5 }
            profiles: { calm: { drama: { sad: 0.5 } } }
            jobs: [{{Job}}]
            """,
        ["dubs"] = "version: 1\njobs: [{ video: media/ep02.mp4, dubs: { es: media/ep02.es.wav, fr: { audio: media/ep02.fr.mp3, priority: 2 } } }]",
        ["no version"] = $"jobs: [{Job}]",
        ["another version"] = $"version: 2\njobs: [{Job}]",
        ["no jobs"] = "version: 1",
        ["no job"] = "version: 1\njobs: []",
        ["jobs in a text file"] = "version: 1\njobs: list.txt",
        ["a list"] = "- 1",
        ["an unknown key"] = $"version: 1\nprojekt: x\njobs: [{Job}]",
        ["a budget below zero"] = $"version: 1\nbudget: {{ max_credits: -1 }}\njobs: [{Job}]",
        ["a budget that is none"] = $"version: 1\nbudget: much\njobs: [{Job}]",
        ["another word for a full budget"] = $"version: 1\nbudget: {{ on_exceeded: wait }}\njobs: [{Job}]",
        ["no lanes"] = $"version: 1\nconcurrency: {{ jobs: 0 }}\njobs: [{Job}]",
        ["half a lane"] = $"version: 1\nconcurrency: {{ uploads: 1.5 }}\njobs: [{Job}]",
        ["a template for another file"] = $"version: 1\noutput: {{ template: x.mov }}\njobs: [{Job}]",
        ["a state that is a list"] = $"version: 1\nstate: [a]\njobs: [{Job}]",
        ["a video in the defaults"] = $"version: 1\ndefaults: {{ video: x.mp4 }}\njobs: [{Job}]",
        ["a profile in a profile"] = $"version: 1\nprofiles: {{ a: {{ profile: b }} }}\njobs: [{{ video: media/ep01.mp4, audio: media/ep01.es.wav, profile: a }}]",
        ["a profile without a name"] = $"version: 1\nprofiles: {{ 'a b': {{}} }}\njobs: [{Job}]",
        ["no video"] = "version: 1\njobs: [{ audio: media/ep01.es.wav }]",
        ["an unknown model"] = "version: 1\njobs: [{ video: media/ep01.mp4, audio: media/ep01.es.wav, lipsync: { model: e9 } }]",
        ["a model outside of lip-sync"] = "version: 1\njobs: [{ video: media/ep01.mp4, audio: media/ep01.es.wav, model: e1 }]",
        ["too much drama"] = "version: 1\njobs: [{ video: media/ep01.mp4, audio: media/ep01.es.wav, drama: { happy: 2 } }]",
        ["an unknown pick"] = "version: 1\njobs: [{ video: media/ep01.mp4, audio: media/ep01.es.wav, faces: biggest }]",
        ["a rule without a pick"] = "version: 1\njobs: [{ video: media/ep01.mp4, audio: media/ep01.es.wav, faces: [{ scenes: 1 }] }]",
        ["a language that is none"] = "version: 1\njobs: [{ video: media/ep01.mp4, audio: media/ep01.es.wav, language: spanish language }]",
        ["an address that isn't https"] = "version: 1\njobs: [{ video: { url: 'http://a/b.mp4' }, audio: media/ep01.es.wav }]",
        ["an asset and an address"] = "version: 1\njobs: [{ video: { asset: 1, url: 'https://a/b.mp4' }, audio: media/ep01.es.wav }]",
        ["a label that is a list"] = "version: 1\njobs: [{ video: media/ep01.mp4, audio: media/ep01.es.wav, tags: { a: [b] } }]",
        ["eleven retries"] = "version: 1\njobs: [{ video: media/ep01.mp4, audio: media/ep01.es.wav, retries: 11 }]",
    };

    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Fact]
    public async Task It_and_validate_agree_on_every_example_and_every_broken_one()
    {
        var folder = Path.Combine(Repository(), "tests", "schema");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "ajv")))
        {
            var installed = await RunAsync(folder, "npm", "ci", "--no-audit", "--no-fund");
            Assert.SkipUnless(
                installed is not null || Environment.GetEnvironmentVariable("CI") == "true",
                "npm, which brings ajv, is not there or could not fetch it.");
        }

        foreach (var (name, text) in Manifests) _season.Write($"{name}.yaml", text + "\n");
        string[] paths =
        [
            .. Manifests.Keys.Select(name => _season.Path($"{name}.yaml")),
            .. Directory.GetFiles(Path.Combine(Repository(), "examples"), "season.yaml", SearchOption.AllDirectories),
        ];

        var said = await RunAsync(
            folder, "node", ["check.mjs", Path.Combine(Repository(), "manifest.schema.json"), .. paths]);

        Assert.NotNull(said);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToArray();
        Assert.Equal(paths, lines.Select(line => line[0]));
        foreach (var line in lines)
        {
            var problems =
                ManifestReader.Read(line[0]).Problems.Where(problem => problem.Severity == Severity.Error).ToList();
            Assert.True(
                line[1] == "valid" == (problems.Count == 0),
                $"{Path.GetFileName(line[0])}: ajv says {line[1]}, and validate {string.Join(' ', problems)}");
        }

        Assert.Equal(5, lines.Count(line => line[1] == "valid"));
    }

    /// <summary>What a program says; null where it isn't there or fails.</summary>
    private static async Task<string?> RunAsync(string folder, string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.ErrorDataReceived += (_, line) =>
                TestContext.Current.SendDiagnosticMessage($"{program}: {line.Data}");
            process.BeginErrorReadLine();
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode == 0 ? said : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SyncMonster.Batch.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
