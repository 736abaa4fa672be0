using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using SyncMonster.Media;
using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.State;
using SyncMonster.Vision.Exporting;

namespace SyncMonster.Sandbox.Work;

/// <summary>
/// The step behind generate: an output from a video, new audio, and faces that move with it. Without ffmpeg the
/// picture's packets are copied as they are.
/// </summary>
internal sealed class Rendering(FfmpegTools? tools, SandboxFolder folder, SandboxState state, ILogger log)
{
    private const string Maker = "Made by the SyncMonster sandbox, not by SyncMonster: new audio, ";
    private const string Untouched = Maker + "picture untouched.";
    private const string Moved = Maker + "and the chosen faces moved to go with it.";

    private readonly ConcurrentDictionary<string, Lazy<Task<ResultFile>>> _late = new(StringComparer.Ordinal);

    /// <summary>Makes a request's output.</summary>
    /// <exception cref="RequestFailedException">The audio is damaged, or cannot be put in without ffmpeg.</exception>
    public async Task<ResultFile> RenderAsync(Request request, CancellationToken ct)
    {
        var video = state.GetAsset(request.VideoAssetId);
        var audio = state.GetAsset(request.AudioAssetId!.Value);
        var fit = Fit(video.Media.Video!.Seconds, audio.Media.Seconds);
        if (fit is not null)
            log.LogInformation("sandbox: {Request}: {Fit}", request.Name, fit);
        var whole = folder.NewIncoming(".mp4");
        try
        {
            if (tools is null)
                Copy(video, audio, whole);
            else
                await ExportAsync(tools, request, video, audio, whole, ct);

            var result = new ResultFile(
                $"{request.Id}.mp4", new FileInfo(whole).Length, await DigestAsync(whole, ct), fit);
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
        var made = _late.GetOrAdd(request.Id, _ => new Lazy<Task<ResultFile>>(() => Task.Run(MakeAsync)));
        return made.Value.WaitAsync(ct);

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

    // What an editor would otherwise find out by ear; null where both are as long.
    private static string? Fit(decimal video, decimal audio)
    {
        if (Math.Abs(video - audio) < 0.02m)
            return null;
        var fitted = audio < video ? "is padded with silence to" : "is cut to";
        return string.Create(
            CultureInfo.InvariantCulture, $"The audio of {audio:0.##} s {fitted} the {video:0.##} s of the video");
    }

    private void Copy(Asset video, Asset audio, string output)
    {
        try
        {
            Remux.ReplaceAudio(folder.AssetPath(video), folder.AssetPath(audio), output, Untouched);
        }
        catch (MediaException e)
        {
            var code = e.Fault == MediaFault.Damaged ? ErrorCode.DataCorrupted : ErrorCode.InvalidFormat;
            throw new RequestFailedException(code, $"The output cannot be made: {e.Message}", e);
        }
    }

    private async Task ExportAsync(
        FfmpegTools ffmpeg, Request request, Asset video, Asset audio, string output, CancellationToken ct)
    {
        // Samples that are not packed cannot be damaged beyond what the structure shows, and ffmpeg takes the end of a
        // streamed WAV, whose header does not know its length, for damage.
        if (audio.Media.Audio is not { Codec: var codec } || !codec.StartsWith("pcm", StringComparison.Ordinal))
            await DecodeCheck.RunAsync(ffmpeg, folder.AssetPath(audio), audio.Media.Seconds, ct);

        var scenes = state.FindRequest(request.FindFaceRequestId!)!.Scenes!;
        var performance = Direction.Of(request.Generation!);
        var faces = Direction.Faces(scenes, FaceChoice.Choose(scenes, request.Generation!.SceneFaces));
        var order = new ExportOrder
        {
            VideoPath = folder.AssetPath(video),
            Video = video.Media.Video!,
            AudioPath = folder.AssetPath(audio),
            OutputPath = output,
            Faces = faces,
            Performance = performance,
            Comment = performance.IsNothing ? Untouched : Moved,
        };
        await new VideoExport(ffmpeg).RunAsync(order, TimeLimit.For(video.Media.Seconds), ct);
    }

    private static async Task<string> DigestAsync(string path, CancellationToken ct)
    {
        await using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }
}
