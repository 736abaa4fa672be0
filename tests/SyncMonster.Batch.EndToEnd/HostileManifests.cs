using System.Text;

namespace SyncMonster.Batch.EndToEnd;

/// <summary>
/// Manifests that are made to break a reader end as any mistake does: with 2 and words, within 100 MB of heap and a few
/// seconds of processor.
/// </summary>
public sealed class HostileManifests : IDisposable
{
    private const string Job = "  - { video: media/ep01.mp4, audio: media/ep01.es.wav";

    private static readonly Dictionary<string, string> Limits = new()
    {
        ["DOTNET_GCHeapHardLimit"] = "0x6400000",
    };

    private static readonly Dictionary<string, Func<string>> Texts = new()
    {
        ["lists without end.yaml"] = () => Many("[", 500_000),
        ["mappings without end.yaml"] = () => Many("{a: ", 300_000),
        ["dashes without end.yaml"] = () => Many("- ", 500_000),
        ["questions without end.yaml"] = () => Many("? ", 300_000),
        ["indents without end.yaml"] = () =>
            string.Concat(Enumerable.Range(0, 2_000).Select(i => new string(' ', i) + "a:\n")),
        ["lists that are closed.yaml"] = () => $"version: 1\njobs: {Many("[", 5_000)}{Many("]", 5_000)}\n",
        ["json without end.json"] = () => "{\"jobs\":" + Many("[{\"video\":", 2_000),
        ["aliases that multiply.yaml"] = () => "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(
            Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n")),
        ["merges that multiply.yaml"] = () => "version: 1\nb0: &b0 { x: 1 }\n" + string.Concat(
            Enumerable.Range(1, 30).Select(i => $"b{i}: &b{i} {{ <<: [*b{i - 1}, *b{i - 1}] }}\n")),
        ["an alias of itself.yaml"] = () => "version: 1\njobs: &a [*a]\n",
        ["anchors.yaml"] = () =>
            $"version: 1\nx: [{string.Join(", ", Enumerable.Range(0, 100_000).Select(i => $"&a{i} {i}"))}]\n",
        ["a tag that runs something.yaml"] = () => "version: 1\njobs: !!python/object/apply:os.system [id]\n",
        ["a key twice.yaml"] = () => Season($"{Job}, video: x.mp4 }}"),
        ["nul.yaml"] = () => Season("  - video: a\0b"),
        ["nul.csv"] = () => "video,audio\nmedia/ep01.mp4\0,x.wav\n",
        ["a value without end.yaml"] = () => Season($"  - video: \"{Many("x", 6_000_000)}\""),
        ["a block without end.yaml"] = () => "version: 1\njobs: |\n" + Many($"  {Many("x", 100)}\n", 120_000),
        ["values without end.yaml"] = () => "version: 1\njobs:\n" + Many("- x\n", 3_000_000),
        ["a key without end.yaml"] = () => $"version: 1\n{Many("k", 5_000_000)}: 1\n",
        ["a cell without end.csv"] = () => $"video,audio\n\"{Many("x", 6_000_000)}\",x.wav\n",
        ["cells without end.csv"] = () => "video,audio\n" + Many(",", 6_000_000),
        ["cells with lines in them without end.csv"] = () => "video,audio\n" + Many("\"\n\",", 1_500_000),
        ["columns without end.csv"] = () => string.Join(',', Enumerable.Range(0, 100_000)) + "\n",
        ["lines without end.csv"] = () => Many("\n", 6_000_000),
        ["a quote that is not closed.csv"] = () =>
            "video,audio\n\"media/ep01.mp4,media/ep01.es.wav\n" + Many("x,y\n", 300_000),
        ["quotes inside cells.csv"] = () => "video,audio\n" + Many("media/\"ep01\".mp4,media/ep01.es.wav\n", 100_000),
        ["a quote that is not closed.yaml"] = () =>
            Season("  - video: \"media/ep01.mp4\n" + Many("    x: 1\n", 100_000)),
        ["mistakes without end.csv"] = () => "video,audio,language\n" + Many("v.mp4,a.wav,??\n", 200_000),
        ["ids without end.csv"] = () => "id,video,audio\n" + Many("same,media/ep01.mp4,media/ep01.es.wav\n", 50_000),
        ["languages without end.yaml"] = () => Season(
            $"  - {{ video: media/ep01.mp4, audio: \"{{language}}.wav\", languages: [{string.Join(", ", Enumerable.Repeat("es", 100_000))}] }}"),
        ["no numbers.yaml"] = () =>
            Season($"{Job}, lipsync: {{ intensity: .nan }}, priority: 1e400, retries: -1, budget: -.inf }}"),
        ["no numbers.csv"] = () =>
            "video,audio,intensity,priority,retries\nmedia/ep01.mp4,media/ep01.es.wav,NaN,-1e99,Infinity\n",
        ["an output above.yaml"] = () => "output: { template: \"../../{video}.mp4\" }\n" + Season(Job + " }"),
        ["an output above by a label.yaml"] = () =>
            "output: { template: \"{tags.x}/{video}.mp4\" }\n" + Season(Job + ", tags: { x: ../.. } }"),
        ["an output at the root.yaml"] = () => Season(Job + ", output: /etc/x.mp4 }"),
        ["an output above.csv"] = () => "video,audio,output\nmedia/ep01.mp4,media/ep01.es.wav,../../../x.mp4\n",
        ["an output through a link.yaml"] = () => Season(Job + ", language: es }"),
        ["names without end.yaml"] = () =>
            Season($"  - {{ video: media/ep01.mp4, audio: \"{Many("{video}", 200_000)}.wav\" }}"),
        ["braces without end.yaml"] = () =>
            Season($"  - {{ video: media/ep01.mp4, audio: \"{Many("{", 200_001)}.wav\" }}"),
        ["what steers a terminal.yaml"] = () => Season("  - { video: \"\\e[31mred.mp4\", audio: media/ep01.es.wav }"),
        ["secrets without end.yaml"] = () => Season(Many($"  # sk-{Many("a", 30)}\n", 20_000)),
        ["nothing.yaml"] = () => "",
        ["nothing.csv"] = () => "",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("hostile-").FullName;

    public HostileManifests()
    {
        Directory.CreateSymbolicLink(
            Path.Combine(_folder, "media"), Path.Combine(Studio.Repository(), "examples", "quickstart", "media"));
        Directory.CreateDirectory(Path.Combine(_folder, "out"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "out", "es"), "/");
    }

    public static TheoryData<string> Names => [.. Texts.Keys];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_ends_with_2_and_words(string name)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, Texts[name](), TestContext.Current.CancellationToken);

        await using var command = Command.StartUnder(["prlimit", "--cpu=5", "--"], Limits, "validate", path);
        var result = await command.EndAsync();

        Assert.True(result.ExitCode == 2, $"{result.ExitCode}: {Start(result.Output)} {Start(result.Errors)}");
        Assert.StartsWith($"{path}:", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.Equal("", result.Errors);
    }

    private static string Season(string jobs) => $"version: 1\njobs:\n{jobs}\n";

    private static string Many(string text, int times) =>
        new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Start(string text) => text[..Math.Min(text.Length, 500)];
}
