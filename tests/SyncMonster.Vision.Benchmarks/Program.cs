using SyncMonster.Media;
using SyncMonster.Vision.Benchmarks;

// What it can do: see each class. ffmpeg is needed for all of it.
var tools = FfmpegTools.Find() ?? throw new InvalidOperationException("ffmpeg is not on PATH");
switch (args)
{
    case ["stills", var video, var frame, var output]:
        await Stills.DrawAsync(tools, video, int.Parse(frame), output);
        return 0;
    case ["parts", var video]:
        await Parts.MeasureAsync(tools, video);
        return 0;
    case ["render", var video, var audio, var output, .. var settings]:
        await Render.RunAsync(tools, video, audio, output, settings);
        return 0;
    case ["find-face", var video, .. var seconds]:
        await Whole.FindFaceAsync(tools, video, seconds.ElementAtOrDefault(0));
        return 0;
    case ["generate", var video, var audio, var output, .. var seconds]:
        await Whole.GenerateAsync(tools, video, audio, output, seconds.ElementAtOrDefault(0));
        return 0;
    default:
        Console.Error.WriteLine("""
            usage: find-face VIDEO [SECONDS]                 looped to that length; speed and memory
                   generate VIDEO AUDIO OUTPUT.mp4 [SECONDS] the same for all faces found
                   render VIDEO AUDIO OUTPUT.mp4 [MODEL INTENSITY EMOTIONS FACES]
                   stills VIDEO FRAME OUTPUT.png
                   parts VIDEO
            """);
        return 2;
}
