using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using SyncMonster.Media;
using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Work;

/// <summary>
/// The step behind generate: an output from a video and new audio. The picture is left as it is; with ffmpeg the output
/// is H.264 and AAC, without it the video's packets are copied.
/// </summary>
internal sealed class Rendering(FfmpegTools? tools, SandboxFolder folder, SandboxState state, ILogger log)
{
    private const string Comment = "Made by the SyncMonster sandbox, not by SyncMonster: new audio, picture untouched.";

    private readonly ConcurrentDictionary<string, Lazy<Task<ResultFile>>> _late = new(StringComparer.Ordinal);

    /// <summary>Makes a request's output.</summary>
    /// <exception cref="RequestFailedException">The audio is damaged, or cannot be put in without ffmpeg.</exception>
    public async Task<ResultFile> RenderAsync(Request request, CancellationToken ct)
    {
        var video = state.GetAsset(request.VideoAssetId);
        var audio = state.GetAsset(request.AudioAssetId!.Value);
        SayHowItFits(request, video.Media.Video!.Seconds, audio.Media.Seconds);
        var whole = folder.NewIncoming(".mp4");
        try
        {
            if (tools is null)
                Copy(video, audio, whole);
            else
                await ExportAsync(tools, video, audio, whole, ct);

            var result = new ResultFile($"{request.Id}.mp4", new FileInfo(whole).Length, await DigestAsync(whole, ct));
            folder.Settle(whole, Path.Combine(folder.Results, result.FileName));
            return result;
        }
        finally
        {
            File.Delete(whole);
        }
    }

    /// <summary>Makes the output of a request that succeeded without one, once, when it is first asked for.</summary>
    public Task<ResultFile> MakeLateAsync(Request request, CancellationToken ct)
    {
        // On a thread of its own, so that those who ask meanwhile wait without holding one.
        return _late.GetOrAdd(request.Id, _ => new Lazy<Task<ResultFile>>(() => Task.Run(MakeAsync))).Value.WaitAsync(ct);

        async Task<ResultFile> MakeAsync()
        {
            try
            {
                var result = await RenderAsync(request, CancellationToken.None);
                state.MadeOutput(request.Id, result);
                return result;
            }
            finally
            {
                _late.TryRemove(request.Id, out var _);
            }
        }
    }

    private void SayHowItFits(Request request, decimal video, decimal audio)
    {
        if (Math.Abs(video - audio) < 0.02m)
            return;
        log.LogInformation("{Type} {RequestId}: audio of {AudioSeconds:0.##} s {Fitted} the {VideoSeconds:0.##} s of the video",
            request.Type, request.Id, audio, audio < video ? "is padded with silence to" : "is cut to", video);
    }

    private void Copy(Asset video, Asset audio, string output)
    {
        try
        {
            Remux.ReplaceAudio(folder.AssetPath(video), folder.AssetPath(audio), output, Comment);
        }
        catch (MediaException e)
        {
            throw new RequestFailedException(
                e.Fault == MediaFault.Damaged ? ErrorCode.DataCorrupted : ErrorCode.InvalidFormat, $"The output cannot be made: {e.Message}", e);
        }
    }

    private async Task ExportAsync(FfmpegTools ffmpeg, Asset video, Asset audio, string output, CancellationToken ct)
    {
        // Samples that are not packed cannot be damaged beyond what the structure shows, and ffmpeg takes the end of a
        // streamed WAV, whose header does not know its length, for damage.
        if (audio.Media.Audio is not { Codec: var codec } || !codec.StartsWith("pcm", StringComparison.Ordinal))
            await DecodeCheck.RunAsync(ffmpeg, folder.AssetPath(audio), audio.Media.Seconds, ct);
        var length = video.Media.Video!.Seconds.ToString("0.######", CultureInfo.InvariantCulture);
        string[] picture = video.Media.Video.Codec == "h264"
            ? ["-c:v", "copy"]
            : ["-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p"];
        await FfmpegProcess.RunAsync(
            ffmpeg.FfmpegPath,
            [
                "-y", "-i", FfmpegProcess.FileUrl(folder.AssetPath(video)), "-i", FfmpegProcess.FileUrl(folder.AssetPath(audio)),
                "-map", "0:v:0", "-map", "1:a:0", "-map_metadata", "-1", "-map_chapters", "-1", .. picture,
                "-af", $"apad=whole_dur={length},atrim=end={length}", "-c:a", "aac", "-b:a", "192k",
                "-metadata", $"comment={Comment}", "-movflags", "+faststart", "-f", "mp4", FfmpegProcess.FileUrl(output),
            ],
            TimeLimit.For(video.Media.Seconds),
            ct);
    }

    private static async Task<string> DigestAsync(string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }
}
