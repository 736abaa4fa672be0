using System.CommandLine;
using SyncMonster.Batch.Cli.Commands.Resolving;
using SyncMonster.Batch.Cli.Settings;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Commands;

/// <summary>
/// <c>resolve JOB</c>: ends a parked job by a person's word on the request that nothing else can tell the fate of.
/// </summary>
internal static class ResolveCommand
{
    public static Command Create()
    {
        var job = new Argument<string>("JOB") { Description = "The job's id" };
        var manifest = SharedOptions.OptionalManifest();
        var state = SharedOptions.State();
        var adopt = new Option<string?>("--adopt") { Description = "It was accepted as this request of the account; the next run goes on with it", HelpName = "REQUEST_ID" };
        var resubmit = new Option<bool>("--resubmit") { Description = "Send it again; this may pay a second time" };
        var abandon = new Option<bool>("--abandon") { Description = "Give it up; its credits stay counted" };
        var offline = new Option<bool>("--offline") { Description = "With --adopt: take the id on your word, and don't ask the service" };
        var yes = new Option<bool>("--yes") { Description = "With --resubmit: I know that it may pay a second time" };
        var command = new Command(
            "resolve", "End a parked job: adopt a request of the account, send it again, or give it up")
        {
            job, manifest, state, adopt, resubmit, abandon, offline, yes,
        };
        command.Validators.Add(result =>
        {
            var given = new Option[] { adopt, resubmit, abandon }.Count(option => result.GetResult(option) is not null);
            if (given != 1) result.AddError("Give exactly one of --adopt REQUEST_ID, --resubmit and --abandon.");
        });
        command.SetAction((parsed, _) => CommandLine.GuardAsync(async () =>
        {
            using var stop = new StopOnSignal();
            using var remembered = RememberedState.Open(
                StateFolders.Find(parsed.GetValue(manifest), parsed.GetValue(state)), TimeProvider.System);
            var found = ParkedJobs.Find(remembered, parsed.GetValue(job)!);
            Resolution resolution = parsed.GetValue(adopt) is { } id
                ? await Adoption.CheckAsync(found, remembered.Folder, id, parsed.GetValue(offline), stop.Token)
                : parsed.GetValue(resubmit) ? Resubmission(found, parsed.GetValue(yes)) : new Resolution.Abandon();
            remembered.Record(found.State, now => resolution.Decide(found.State, found.Request, now));
            foreach (var line in Words(found, resolution)) Console.WriteLine(line);
            return ExitCode.Delivered;
        }));
        return command;
    }

    // A script has decided when it was written; a person at a terminal is asked to.
    private static Resolution.Resubmit Resubmission(ParkedJob parked, bool isSure) => isSure || Console.IsInputRedirected
        ? new Resolution.Resubmit()
        : throw new BatchException(
            ExitCode.BadInput,
            $"Sending the {Resolution.Word(parked.Request.Ask.Kind)} of {parked.Job.Plan.Id} again may pay {Amount(parked.Request)} a second time. "
            + "If that is what you want, add --yes.");

    private static IEnumerable<string> Words(ParkedJob parked, Resolution resolution)
    {
        var (id, kind) = (parked.Job.Plan.Id, Resolution.Word(parked.Request.Ask.Kind));
        var others = Resolution.JobsOf(parked.State, parked.Request).Select(job => job.Plan.Id).Where(other => other != id).ToList();
        yield return resolution switch
        {
            Resolution.Adopt(var remoteId, _) => $"{id}: its {kind} is {remoteId}. The next run goes on with it.",
            Resolution.Resubmit =>
                $"{id}: the next run sends its {kind} again. This may pay {Amount(parked.Request)} a second time; "
                + "what the first may have cost stays counted, so that the budget holds either way.",
            _ => $"{id}: given up. What its {kind} may have cost stays counted: {Amount(parked.Request)}.",
        };
        if (others.Count > 0) yield return $"The same holds for what waited for it too: {string.Join(", ", others)}.";
    }

    private static string Amount(Request request) =>
        request.Worst == Credits.Zero ? "an unknown amount of credits" : $"up to {request.Worst} credits";
}
