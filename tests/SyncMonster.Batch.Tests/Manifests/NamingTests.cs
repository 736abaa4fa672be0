using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>Ids, templates and output paths.</summary>
public sealed class NamingTests : IDisposable
{
    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Theory]
    [InlineData("", "ep01", "ep01.mp4")]
    [InlineData("language: pt-BR", "ep01-pt-BR", "pt-BR/ep01.pt-BR.mp4")]
    [InlineData("id: first", "first", "ep01.mp4")]
    [InlineData("id: first\n    language: es", "first", "es/ep01.es.mp4")]
    [InlineData("languages: es", "ep01-es", "es/ep01.es.mp4")]
    [InlineData("id: first\n    languages: [es]", "first-es", "es/ep01.es.mp4")]
    [InlineData("id: first\n    dubs: { es: ~ }", "first-es", "es/ep01.es.mp4")]
    [InlineData("dubs: { es: { id: own, output: x.mp4 } }", "own", "x.mp4")]
    [InlineData("id: first\n    output: \"{id}/{project}-{tags.reel}.mp4\"\n    tags: { reel: 7 }", "first", "first/season-7.mp4")]
    [InlineData("output: \"{{{video}}}.MP4\"", "ep01", "{ep01}.MP4")]
    public void Id_and_output_are_given_or_made_of_video_and_language(string fields, string id, string output)
    {
        var job = _season.Job(fields);

        Assert.Equal((id, output), (job.Id, job.Output));
    }

    [Fact]
    public void A_derived_id_that_is_taken_gets_a_number()
    {
        var jobs = _season.Yaml("""
            version: 1
            defaults: { audio: media/ep01.es.wav, language: es }
            jobs:
              - { video: media/ep01.mp4, output: a.mp4 }
              - { video: media/ep01.mp4, output: b.mp4 }
              - { video: media/ep01.mp4, output: c.mp4, id: EP01-es-2 }
              - { video: media/ep01.mp4, output: d.mp4 }
            """).Jobs;

        Assert.Equal(["ep01-es", "ep01-es-3", "EP01-es-2", "ep01-es-4"], jobs.Select(job => job.Id));
    }

    [Fact]
    public void A_derived_id_keeps_to_characters_that_are_safe()
    {
        using var season = new SeasonFolder("Ep 1 - “Ärger” (final).mp4", "a.wav");

        var job = Assert.Single(
            season.Yaml("version: 1\njobs: [{ video: Ep 1 - “Ärger” (final).mp4, audio: a.wav }]").Jobs);

        Assert.Equal("Ep-1-Ärger-final", job.Id);
    }

    [Fact]
    public void Videos_without_a_file_name_have_a_name_too()
    {
        var jobs = _season.Yaml("""
            version: 1
            defaults: { audio: media/ep01.es.wav }
            jobs:
              - { video: { asset: 123 } }
              - { video: "https://cdn.example/films/Ep%2001.mov?sig=1" }
              - { video: "https://cdn.example/" }
            """).Jobs;

        Assert.Equal(["asset-123", "Ep-01", "cdn.example"], jobs.Select(job => job.Id));
        Assert.Equal(["asset-123.mp4", "Ep 01.mp4", "cdn.example.mp4"], jobs.Select(job => job.Output));
    }

    [Fact]
    public void An_address_of_audio_is_a_template_too()
    {
        var jobs = _season.Yaml("""
            version: 1
            defaults: { languages: [es, fr] }
            jobs:
              - { video: media/ep01.mp4, audio: "https://cdn.example/{video}.{language}.wav" }
              - { video: media/ep02.mp4, audio: { url: "https://cdn.example/{id}.wav?l={language}", duration: 9 } }
            """).Jobs;

        Assert.Equal(
            [
                new MediaReference.Link(new Uri("https://cdn.example/ep01.es.wav"), null),
                new MediaReference.Link(new Uri("https://cdn.example/ep01.fr.wav"), null),
                new MediaReference.Link(new Uri("https://cdn.example/ep02-es.wav?l=es"), 9),
                new MediaReference.Link(new Uri("https://cdn.example/ep02-fr.wav?l=fr"), 9),
            ],
            jobs.Select(job => job.Audio));
    }

    [Theory]
    [InlineData("output: \"{lang}.mp4\"", "5:13: output uses {lang}, which is not known, use video, language, project, id or tags.NAME")]
    [InlineData("output: \"{vidoe}.mp4\"", "5:13: output uses {vidoe}, which is not known, did you mean \"video\"?")]
    [InlineData("output: \"{video.mp4\"", "5:13: output \"{video.mp4\" has a brace without its other one, close it, or double it where a brace is meant")]
    [InlineData("output: \"video}.mp4\"", "5:13: output \"video}.mp4\" has a brace without its other one, close it, or double it where a brace is meant")]
    [InlineData("output: \"{language}.mp4\"", "3:5: output \"{language}.mp4\" needs {language}, which this job doesn't have, give it to the job or take it out of the template")]
    [InlineData("output: \"{tags.reel}.mp4\"", "3:5: output \"{tags.reel}.mp4\" needs {tags.reel}, which this job doesn't have, give it to the job or take it out of the template")]
    [InlineData("output: ../ep01.mp4", "5:13: output \"../ep01.mp4\" has \"..\" in it and could leave the output folder, change it")]
    [InlineData("output: a/../../ep01.mp4", "5:13: output \"a/../../ep01.mp4\" has \"..\" in it and could leave the output folder, change it")]
    [InlineData("output: /tmp/ep01.mp4", "5:13: output \"/tmp/ep01.mp4\" begins at the root; it belongs below the output folder, change it")]
    [InlineData("output: a//b.mp4", "5:13: output \"a//b.mp4\" has an empty folder name, change it")]
    [InlineData("output: .mp4", "5:13: output \".mp4\" has a hidden name in it: \".mp4\", change it")]
    [InlineData("output: \"a /b.mp4\"", "5:13: output \"a /b.mp4\" has a name in it with a space or point at its edge: \"a \", change it")]
    [InlineData("output: \"a:b.mp4\"", "5:13: output \"a:b.mp4\" has \":\" in it, which file systems reserve, change it")]
    [InlineData("output: \"a\\\\b.mp4\"", "5:13: output \"a\\b.mp4\" has \"\\\" in it, where / belongs between folders, change it")]
    [InlineData("output: ep01.mov", "5:13: output \"ep01.mov\" does not end in .mp4, change it")]
    public void An_output_that_could_do_harm_is_refused(string field, string expected) =>
        Assert.Equal(["season.yaml:" + expected], _season.JobProblems(field));

    [Fact]
    public void A_label_can_not_add_folders_to_an_output()
    {
        var problems = _season.JobProblems("tags: { show: a/../../b }\n    output: \"{tags.show}.mp4\"");

        Assert.Equal(
            ["season.yaml:3:5: {tags.show} is \"a/../../b\" and can't stand in a file name, take the slash out or use another output template"],
            problems);
    }

    [Fact]
    public void A_name_longer_than_file_systems_take_is_refused() =>
        Assert.EndsWith(
            "has a name in it of more than 240 bytes, change it",
            Assert.Single(_season.JobProblems($"output: {new string('é', 119)}.mp4")), StringComparison.Ordinal);

    [Fact]
    public void Jobs_that_would_overwrite_one_another_are_told_with_both_places()
    {
        var problems = _season.YamlProblems("""
            version: 1
            defaults: { audio: media/ep01.es.wav }
            jobs:
              - { video: media/ep01.mp4, id: one }
              - { video: media/ep01.mp4, id: two }
              - { video: media/ep02.mp4, id: One, output: EP01.mp4 }
              - { video: media/ep02.mp4, output: ep01.mp4/ep02.mp4 }
            """);

        const string remedy = "give one of them another output, or put {language} or {id} into the template";
        Assert.Equal(
            [
                $"season.yaml:5:5: output \"ep01.mp4\" is that of season.yaml:4:5 too, {remedy}",
                $"season.yaml:6:5: output \"EP01.mp4\" is that of season.yaml:4:5 too, {remedy}",
                "season.yaml:6:34: id \"One\" is that of season.yaml:4:34 too, give one of them another",
                "season.yaml:7:5: output \"ep01.mp4/ep02.mp4\" needs a folder where season.yaml:4:5 puts a file, give one of them another output",
            ],
            problems);
    }

    [Fact]
    public void An_output_never_lies_on_a_video_that_goes_in()
    {
        var problems = _season.YamlProblems("""
            version: 1
            output: { directory: ., template: "media/{video}.mp4" }
            jobs:
              - { video: media/ep01.mp4, audio: media/ep01.es.wav }
            """);

        Assert.Equal(
            ["season.yaml:4:5: output \"media/ep01.mp4\" would overwrite the video of season.yaml:4:5, choose another output folder or template"],
            problems);
    }

    [Theory]
    [InlineData("es", "..", true)]
    [InlineData("es", "../elsewhere", true)]
    [InlineData("es", "fr", false)]
    public void An_output_may_not_go_through_a_link_that_leads_out_of_its_folder(
        string link, string target, bool isRefused)
    {
        Directory.CreateDirectory(_season.Path("out/fr"));
        Directory.CreateDirectory(_season.Path("elsewhere"));
        Directory.CreateSymbolicLink(_season.Path($"out/{link}"), target);

        var problems = _season.JobProblems("language: es");

        Assert.Equal(
            isRefused, problems.Any(problem => problem.Contains("goes through a link to", StringComparison.Ordinal)));
    }
}
