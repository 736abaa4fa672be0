using SyncMonster.Batch.Manifests.Drafting;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>Videos and audio find each other by name and language.</summary>
public sealed class PairingTests
{
    [Theory]
    [InlineData("ep01.mp4", "ep01.es.wav", "es")]
    [InlineData("ep01.mp4", "ep01_ES.wav", "es")]
    [InlineData("ep01.mp4", "EP01-fr.MP3", "fr")]
    [InlineData("ep01.mp4", "es/ep01.wav", "es")]
    [InlineData("ep01.mp4", "audio/es/final/ep01.wav", "es")]
    [InlineData("s1/ep01.mp4", "ep01/es.wav", "es")]
    [InlineData("ep01.mp4", "ep01.pt-BR.wav", "pt-BR")]
    [InlineData("ep01.mp4", "ep01_pt_br.wav", "pt-BR")]
    [InlineData("ep01.mp4", "ep01.zh-Hant.wav", "zh-Hant")]
    [InlineData("ep01.mp4", "ep01.zh_hant_tw.wav", "zh-Hant-TW")]
    [InlineData("ep01.mp4", "ep01.es-419.wav", "es-419")]
    [InlineData("ep01.mp4", "ep01.fil.wav", "fil")]
    [InlineData("Ep 1.mov", "Ep 1 - de.wav", "de")]
    [InlineData("Ep 1.mov", "Ep 1 (it).mp3", "it")]
    [InlineData("ep01.en.mp4", "ep01.es.wav", "es")]
    [InlineData("ep01.es.mp4", "ep01.es.wav", null)]
    [InlineData("ep01.mp4", "ep01.wav", null)]
    public void A_name_tells_the_video_and_the_language(string video, string audio, string? language)
    {
        var pair = Assert.Single(Of(video, audio).Pairs);

        Assert.Equal((video, audio, language), (pair.Video.Path, pair.Audio.Path, pair.Language));
    }

    [Theory]
    [InlineData("ep01.mix.wav")]
    [InlineData("ep01.v2.wav")]
    [InlineData("ep01.xx.wav")]
    [InlineData("ep011.es.wav")]
    [InlineData("es.wav")]
    public void Another_name_pairs_with_nothing_and_both_are_told(string audio) => Assert.Equal(
        [$"{audio} has no video of its name, with or without a language after it", "ep01.mp4 has no audio"],
        Of("ep01.mp4", audio).LeftOut.OrderByDescending(one => one.Path == audio).Select(one => $"{one.Path} {one.Why}"));

    [Fact]
    public void Of_videos_with_one_name_the_nearest_is_meant() => Assert.Equal(
        ["s1/ep01.mp4 s1/es/ep01.wav", "s2/ep01.mp4 s2/ep01.es.wav"],
        Of("s1/ep01.mp4", "s2/ep01.mp4", "s1/es/ep01.wav", "s2/ep01.es.wav")
            .Pairs.Select(pair => $"{pair.Video.Path} {pair.Audio.Path}"));

    [Fact]
    public void Where_it_could_be_either_it_is_neither() => Assert.Contains(
        new LeftOut("ep01.es.wav", "could be for s1/ep01.mp4 and for s2/ep01.mp4"),
        Of("s1/ep01.mp4", "s2/ep01.mp4", "ep01.es.wav").LeftOut);

    [Fact]
    public void Of_two_tracks_for_one_dub_the_wav_is_taken_and_the_other_told()
    {
        var pairing = Of("ep01.mp4", "ep01.es.mp3", "ep01_es.wav");

        Assert.Equal("ep01_es.wav", Assert.Single(pairing.Pairs).Audio.Path);
        Assert.Equal([new LeftOut("ep01.es.mp3", "is a second one beside ep01_es.wav")], pairing.LeftOut);
    }

    private static Pairing Of(params string[] paths) => Pairing.Of(new FolderContent(
        [.. paths.Where(path => IsVideo(path)).Select(path => new FoundMedia(path, 10))],
        [.. paths.Where(path => !IsVideo(path)).Select(path => new FoundMedia(path, 10))],
        []));

    private static bool IsVideo(string path) =>
        path.EndsWith(".mp4", StringComparison.Ordinal) || path.EndsWith(".mov", StringComparison.Ordinal);
}
