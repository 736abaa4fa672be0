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
    default:
        Console.Error.WriteLine("usage: stills VIDEO FRAME OUTPUT.png | render VIDEO AUDIO OUTPUT.mp4 [MODEL INTENSITY EMOTIONS FACES]");
        return 2;
}
