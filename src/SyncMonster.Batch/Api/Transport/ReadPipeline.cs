using Polly;
using Polly.Retry;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Api.Transport;

/// <summary>
/// The patience with reads: a few quick attempts, each with its time-out, within a total time-out. Longer waits are the
/// loop's, where they are records and not sleeping tasks. Calls that cost never come here.
/// </summary>
internal static class ReadPipeline
{
    /// <summary>Builds the pipeline.</summary>
    public static ResiliencePipeline Build(SyncMonsterApiOptions options, TimeProvider time, Func<double> randomizer)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.TotalTimeout);
        if (options.Retries > 0)
            builder.AddRetry(Retry(options, randomizer));
        return builder.AddTimeout(options.AttemptTimeout).Build();
    }

    private static RetryStrategyOptions Retry(SyncMonsterApiOptions options, Func<double> randomizer) => new()
    {
        MaxRetryAttempts = options.Retries,
        Delay = options.RetryDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Randomizer = randomizer,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception switch
        {
            ApiException { Fault: { Kind: FaultKind.Transient } fault } =>
                !(fault.RetryAfter > options.LongestRetryAfter),
            Polly.Timeout.TimeoutRejectedException => true,
            _ => false,
        }),
        DelayGenerator = arguments =>
            ValueTask.FromResult((arguments.Outcome.Exception as ApiException)?.Fault.RetryAfter),
    };
}
