using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Reports.Html;

/// <summary>Where jobs stand, in words and colours.</summary>
internal static class Stages
{
    /// <summary>A stage in words.</summary>
    public static string Name(JobStage stage) => stage switch
    {
        JobStage.Waiting => "not started",
        JobStage.Analyzing => "finding faces",
        JobStage.Review => "faces to choose",
        JobStage.Generating => "generating",
        JobStage.Downloading => "downloading",
        JobStage.Delivered => "delivered",
        JobStage.Failed => "failed",
        _ => "parked",
    };

    /// <summary>The class that gives a stage its colour.</summary>
    public static string Class(JobStage stage) => $"is-{Words.Of(stage)}";

    /// <summary>A stage as a label.</summary>
    public static Markup Label(JobStage stage) =>
        Markup.Of($"<span class=\"stage {Class(stage)}\">{Name(stage)}</span>");
}
