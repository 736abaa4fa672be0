namespace SyncMonster.Batch.EndToEnd;

internal static class Manifests
{
    public const string TwoDubs =
        """
        version: 1
        project: Two dubs
        jobs:
          - video: media/ep02.mp4
            dubs: { es: media/ep02.es.wav, fr: media/ep02.fr.mp3 }
        """;

    public const string TwoDubsRenamed =
        """
        version: 1
        project: Two dubs
        jobs:
          - { id: french, video: media/ep02.mp4, audio: media/ep02.fr.mp3, language: fr, output: french.mp4 }
          - { id: spanish, video: media/ep02.mp4, audio: media/ep02.es.wav, language: es, output: spanish.mp4 }
        """;

    public const string Broken =
        """
        version: 1
        jobs:
          - video: media/ep09.mp4
            audio: media/ep02.es.wav
            lipsync: { model: e7 }
        """;
}
