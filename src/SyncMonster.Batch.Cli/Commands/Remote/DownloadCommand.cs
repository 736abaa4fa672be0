using System.Buffers;
using System.CommandLine;
using SyncMonster.Batch.Api;
using SyncMonster.Batch.Cli.Display;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Outputs;
using SyncMonster.Media;

namespace SyncMonster.Batch.Cli.Commands.Remote;

/// <summary>
/// <c>remote download ID</c>: the video of a finished generation, checked and flushed before it gets its name.
/// </summary>
internal static class DownloadCommand
{
    private static readonly SearchValues<char> FileNameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    public static Command Create()
    {
        var id = RemoteCommand.RequestId();
        var output = new Option<string?>("--output") { Description = "The file to write, or a folder [default: ID.mp4]", HelpName = "FILE" };
        var json = SharedOptions.Json();
        var command = new Command("download", "Fetch the video of a finished generation") { id, output, json };
        command.SetAction((parsed, _) => RemoteCommand.AskAsync(async (api, ct) =>
        {
            var requestId = parsed.GetValue(id)!;
            var file = await FetchAsync(api, requestId, PathFor(requestId, parsed.GetValue(output)), ct);
            if (parsed.GetValue(json)) RemoteJson.Write(DownloadJson.Of(requestId, file));
            else Console.WriteLine($"{file.Path} ({Sizes.Text(file.Bytes)})");
            return ExitCode.Delivered;
        }));
        return command;
    }

    private static async Task<DeliveredFile> FetchAsync(
        ISyncMonsterApi api, string requestId, string path, CancellationToken ct)
    {
        await using var reply = await api.GetFileAsync(requestId, null, ct);
        if (reply is not FileReply.Content content) throw NotReady(((FileReply.NotReady)reply).Status);
        await using var folder = new DeliveryFolder(new DiskFiles());
        try
        {
            return await folder.WriteAsync(content, path, new Progress<long>(), ct);
        }
        catch (MediaException e)
        {
            throw new BatchException(
                ExitCode.Unreachable, $"What came for {requestId} is no complete video, and nothing was kept of it: {e.Message} Try again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BatchException(
                ExitCode.SomeFailed, $"{path} can't be written: {e.Message} Make room, or give another place with --output.", e);
        }
    }

    // What stands there already is never replaced: it could be anyone's.
    private static string PathFor(string requestId, string? output)
    {
        var isFolder = output is not null && (Directory.Exists(output) || Path.EndsInDirectorySeparator(output));
        if ((output is null || isFolder) && requestId.AsSpan().IndexOfAnyExcept(FileNameCharacters) >= 0)
            throw new BatchException(ExitCode.BadInput, $"'{requestId}' can't be a file name; give one with --output.");
        var path = Path.GetFullPath(
            output is null ? $"{requestId}.mp4" : isFolder ? Path.Combine(output, $"{requestId}.mp4") : output);
        return File.Exists(path)
            ? throw new BatchException(
                ExitCode.BadInput, $"{path} is there already; remove it, or give another with --output.")
            : path;
    }

    private static BatchException NotReady(JobStatus status) => status.State == RemoteState.Failed
        ? new BatchException(
            ExitCode.SomeFailed,
            $"{status.Id} has failed and has no video: {status.ErrorCode} {status.ErrorMessage ?? "the service doesn't say why"}".TrimEnd('.') + ".")
        : new BatchException(ExitCode.Unreachable, $"{status.Id} has no video yet ({status.Words}). Try again later.");
}
