using Microsoft.Extensions.Logging;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Outputs;

/// <summary>Tells what was recorded, a line each, in the words of the log.</summary>
internal static class RunLog
{
    public static void Write(ILogger logger, Decision decision)
    {
        foreach (var transition in decision.Transitions)
        {
            switch (transition)
            {
                case Transition.JobMoved({ Stage: JobStage.Delivered } job):
                    logger.LogInformation("{Job}: delivered {Path}", job.Plan.Id, job.File?.Path);
                    break;
                case Transition.JobMoved({ Stage: JobStage.Failed or JobStage.Review or JobStage.Parked } job):
                    logger.LogWarning("{Job}: {Stage}: {Note}", job.Plan.Id, Word(job.Stage), job.Note);
                    break;
                case Transition.JobMoved(var job):
                    logger.LogInformation("{Job}: {Stage}", job.Plan.Id, Word(job.Stage));
                    break;
                case Transition.RequestMoved({ Stage: RequestStage.Running } request):
                    logger.LogInformation(
                        "{Job}: {Kind} accepted as {RemoteId}", request.JobId, Word(request.Ask.Kind), request.RemoteId);
                    break;
                case Transition.RequestMoved({ Fault: { } fault, Stage: not RequestStage.Succeeded } request):
                    logger.LogWarning(
                        "{Job}: {Kind} is {Stage}: {Fault}", request.JobId, Word(request.Ask.Kind), Word(request.Stage), fault.Message);
                    break;
                case Transition.Noted(var text):
                    logger.LogWarning("{Note}", text);
                    break;
            }
        }
    }

    private static string Word(Enum value) => value switch
    {
        RequestKind.FindFace => "find-face",
        RequestStage.InDoubt => "in doubt",
        RequestStage.NotSent => "not sent",
        _ => value.ToString().ToLowerInvariant(),
    };
}
