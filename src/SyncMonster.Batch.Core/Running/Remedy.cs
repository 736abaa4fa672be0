namespace SyncMonster.Batch.Core.Running;

/// <summary>What a person can do about a fault, to follow the service's own words.</summary>
public static class Remedy
{
    /// <summary>The remedy with the punctuation before it; empty where there is none to give.</summary>
    public static string For(Fault fault) => fault switch
    {
        { ErrorCode: "ERR_004" } => "; choose a video with a visible face, or leave this job out",
        { ErrorCode: "ERR_006" } => "; buy credits and run again",
        { ErrorCode: "ERR_007" } => "; export the file again",
        { ErrorCode: "ERR_008" } => "; use .mp4 or .mov for video and .mp3 or .wav for audio",
        { ErrorCode: "ERR_009" } => "; cut the video into shorter parts",
        { Kind: FaultKind.NotFound } => "; the service no longer holds it, and --retry-failed would pay for it again",
        _ => "",
    };
}
