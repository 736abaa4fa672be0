using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Tests.Manifests;

public sealed class GlobTests : IDisposable
{
    private readonly SeasonFolder _season = new(
        "media/b.mp4", "media/a.MOV", "media/notes.txt", "media/.a.mp4.part", "media/.hidden.mp4",
        "media/extras/c.mp4", "media/.drafts/d.mp4", "out/es/a.es.mp4", "x.wav");

    public void Dispose() => _season.Dispose();

    [Theory]
    [InlineData("media/*", "media/a.MOV|media/b.mp4")]
    [InlineData("media/*.mp4", "media/b.mp4")]
    [InlineData("media/**/*.mp4", "media/b.mp4|media/extras/c.mp4")]
    [InlineData("**/*.mp4", "media/b.mp4|media/extras/c.mp4")]
    [InlineData("./media/*/c.*", "./media/extras/c.mp4")]
    [InlineData("media/../**/c.mp4", "media/../media/extras/c.mp4")]
    public void A_glob_finds_videos_by_path_but_no_drafts_and_no_deliveries(string glob, string found)
    {
        var jobs = _season.Yaml($"version: 1\njobs: [{{ video: \"{glob}\", audio: x.wav }}]").Jobs;

        Assert.Equal(found.Split('|'), jobs.Select(job => job.Video.Label));
        Assert.All(jobs, job => Assert.True(File.Exists(Assert.IsType<MediaReference.LocalFile>(job.Video).Path)));
    }

    [Fact]
    public void An_absolute_glob_is_followed_too() =>
        Assert.Equal(
            _season.Path("media/b.mp4"),
            Assert.Single(_season.Yaml($"version: 1\njobs: [{{ video: \"{_season.Folder}/media/*.mp4\", audio: x.wav }}]").Jobs).Video.Label);

    [Fact]
    public void Every_video_is_dubbed_into_every_language()
    {
        foreach (var name in (string[])["a.es", "a.fr", "b.es", "b.fr"]) _season.Write($"media/{name}.wav", "");

        var jobs = _season.Yaml("version: 1\njobs: [{ id: s1, video: media/*, audio: \"media/{video}.{language}.wav\", languages: [es, fr] }]").Jobs;

        Assert.Equal(["s1-a-es", "s1-a-fr", "s1-b-es", "s1-b-fr"], jobs.Select(job => job.Id));
        Assert.Equal(
            ["media/a.es.wav", "media/a.fr.wav", "media/b.es.wav", "media/b.fr.wav"],
            jobs.Select(job => job.Audio.Label));
    }

    [Fact]
    public void A_linked_folder_is_entered_but_a_link_back_is_not()
    {
        using var elsewhere = new SeasonFolder("linked/e.mp4");
        Directory.CreateSymbolicLink(_season.Path("media/nas"), elsewhere.Path("linked"));
        Directory.CreateSymbolicLink(_season.Path("media/extras/back"), _season.Path("media"));
        Directory.CreateSymbolicLink(elsewhere.Path("linked/around"), _season.Path("media"));

        var jobs = _season.Yaml("version: 1\njobs: [{ video: \"media/**/*.mp4\", audio: x.wav }]").Jobs;

        Assert.Equal(["media/b.mp4", "media/extras/c.mp4", "media/nas/e.mp4"], jobs.Select(job => job.Video.Label));
    }

    [Theory]
    [InlineData("media/*.avi", "2:17: video \"media/*.avi\" matches no .mp4 or .mov file, check the path; it was looked for below \"media\"")]
    [InlineData("\"a\\0*.mp4\"", "2:17: video is \"a\\u0000*.mp4\", use a path on one line")]
    [InlineData("\"*/../*.mp4\"", "2:17: video \"*/../*.mp4\" can't be followed: \"..\" can be only added at the beginning of the pattern, use a pattern such as media/*.mp4 or media/**/*.mp4")]
    [InlineData("media/*.txt", "2:17: video \"media/*.txt\" matches no .mp4 or .mov file, check the path; it was looked for below \"media\"")]
    [InlineData("nowhere/*.mp4", "2:17: video \"nowhere/*.mp4\" matches no .mp4 or .mov file, check the path; it was looked for below \"nowhere\"")]
    public void A_glob_that_finds_nothing_is_told(string glob, string expected) =>
        Assert.Equal(
            ["season.yaml:" + expected],
            _season.YamlProblems($"version: 1\njobs: [{{ video: {glob}, audio: x.wav }}]"));
}
