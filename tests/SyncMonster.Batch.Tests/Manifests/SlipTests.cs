namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>What people type at six in the evening, and what they read then.</summary>
public sealed class SlipTests : IDisposable
{
    private const string Head = "version: 1\njobs:\n";

    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Theory]
    [InlineData("  - video: a.mp4\n   audio: b.wav\n", "4:4: this line stands in another column than those before it")]
    [InlineData("  - video a.mp4\n    audio: b.wav\n", "4:10: a colon stands here, and the line before isn't ended")]
    [InlineData("  - video: \"C:\\Dubs\\a.mp4\"\n", "3:12: a backslash in double quotes begins a code")]
    [InlineData("  - { video: a.mp4, audio: a/{video}.wav }\n", "3:30: a comma or } is missing before this")]
    [InlineData("  - { video: a.mp4, faces: [1 }\n", "3:31: a comma or ] is missing before this")]
    [InlineData("  - video: 'a.mp4\u2019\n", "3:12: a quote opens here and is never closed")]
    [InlineData("  - video: a.mp4\n    output: @x\n", "4:13: a value can't begin with this character")]
    [InlineData("\u00a0 - video: a.mp4\n", "3:1: a no-break or other odd space stands where YAML is indented")]
    public void A_slip_in_yaml_is_told_in_words_for_people(string jobs, string expected) =>
        Assert.StartsWith(
            $"season.yaml:{expected}", Assert.Single(_season.YamlProblems(Head + jobs)), StringComparison.Ordinal);

    [Theory]
    [InlineData("media/EP01.mp4", "did you mean \"media/ep01.mp4\"?")]
    [InlineData("media/ep 01.mp4", "did you mean \"media/ep01.mp4\"?")]
    [InlineData("media/ep09.mp4", "check the path; it was looked for at \"media/ep09.mp4\"")]
    [InlineData("media\\ep01.mp4", "write / between folders")]
    [InlineData("C:\\media\\ep01.mp4", "name the file as this machine sees it, in full or from the manifest's folder")]
    [InlineData("~/ep01.mp4", "write the path in full, or from the manifest's folder: ~ and variables are not followed")]
    [InlineData("www.example.com/ep01.mp4", "begin an address with https://")]
    [InlineData("\u201cep01.mp4", "quote with straight quotes, \" or ', or with none: typographic ones belong to the name")]
    public void A_file_that_is_not_there_is_told_with_what_may_be_meant(string path, string remedy) =>
        Assert.EndsWith(
            $" does not exist, {remedy}",
            _season.CsvProblems($"video,audio\n{path},media/ep01.es.wav\n")[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("media/ep01.mp4,media/ep01.es.wav\n", "1:1: the first line names no column")]
    [InlineData("video,audio,happy\n", "1:13: column \"happy\" is not known, did you mean \"drama.happy\"?")]
    [InlineData("video,audio,tag.client\n", "1:13: column \"tag.client\" is not known, did you mean \"tags.client\"?")]
    [InlineData("PK\u0003\u0004", "1:1: \"season.csv\" is a workbook or an archive, not a text, export it as CSV in UTF-8")]
    public void A_slip_in_a_table_is_told_with_what_to_do(string table, string expected) =>
        Assert.StartsWith(
            $"season.csv:{expected}", Assert.Single(_season.CsvProblems(table)), StringComparison.Ordinal);

    [Fact]
    public void A_decimal_comma_in_braces_is_told_as_one() =>
        Assert.Contains(
            "season.yaml:5:29: \"5\" stands after a comma, which ends the value before it, write decimals with a point, such as 1.5",
            _season.JobProblems("lipsync: { intensity: 1,5 }"));

    [Theory]
    [InlineData("es_MX", "did you mean \"es-MX\"?")]
    [InlineData("Spanish", "use a language tag such as es, pt-BR or zh-Hans")]
    public void A_language_that_is_none_hides_nothing_else(string language, string remedy) =>
        Assert.Equal(
            [$"season.yaml:5:15: language is \"{language}\", {remedy}", "season.yaml:6:23: model is \"E1\", use e1, e2 or e3"],
            _season.JobProblems($"language: {language}\n    lipsync: {{ model: E1 }}"));

    [Fact]
    public void A_field_at_the_wrong_depth_is_told_where_it_belongs() =>
        Assert.Contains(
            "season.yaml:4:1: \"language\" is not known here, indent it to stand inside defaults or jobs",
            _season.YamlProblems(Head + "- { video: media/ep01.mp4, audio: media/ep01.es.wav }\nlanguage: es\n"));
}
