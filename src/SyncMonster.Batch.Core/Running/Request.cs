using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;

namespace SyncMonster.Batch.Core.Running;

/// <summary>The two calls that cost.</summary>
public enum RequestKind
{
    /// <summary><c>POST /find-face</c>.</summary>
    FindFace,

    /// <summary><c>POST /generate</c>.</summary>
    Generate,
}

/// <summary>Where a paid request stands.</summary>
public enum RequestStage
{
    /// <summary>Its credits are set aside; it is being sent, up to its last bytes. Nothing is owed yet.</summary>
    Sending,

    /// <summary>The intent is recorded and the last bytes may have left.</summary>
    Committing,

    /// <summary>Accepted; the service works on it.</summary>
    Running,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Accepted, and the service could not do it.</summary>
    Failed,

    /// <summary>Certainly not accepted, and not wanted for now; its credits are free again.</summary>
    NotSent,

    /// <summary>Refused by the service with a reason that will not change; nothing was charged.</summary>
    Refused,

    /// <summary>The last bytes left and no answer came; the account's lists are searched for it.</summary>
    InDoubt,

    /// <summary>Neither found nor proven absent; a person decides. Its credits stay set aside.</summary>
    Parked,

    /// <summary>A person gave it up; its credits stay counted, for it may have been charged.</summary>
    Abandoned,
}

/// <summary>What a paid request asks for.</summary>
public abstract record Ask
{
    private Ask()
    {
    }

    /// <summary>Which call it is.</summary>
    public abstract RequestKind Kind { get; }

    /// <summary>The video it bills for.</summary>
    public abstract PlannedMedia Video { get; init; }

    /// <summary>Finding the faces of a video.</summary>
    /// <param name="Video">The video.</param>
    /// <param name="Detection">How to look.</param>
    public sealed record FindFace(PlannedMedia Video, Detection Detection) : Ask
    {
        /// <inheritdoc/>
        public override RequestKind Kind => RequestKind.FindFace;

        /// <inheritdoc/>
        public override PlannedMedia Video { get; init; } = Video;
    }

    /// <summary>Generating a dub.</summary>
    /// <param name="FindFaceId">The finished find-face of its video.</param>
    /// <param name="Video">The video.</param>
    /// <param name="VideoAssetId">The video's asset id, by which the request is recognised; null where unknown.</param>
    /// <param name="Audio">The dubbed audio.</param>
    /// <param name="LipSync">Lip-sync; null: none.</param>
    /// <param name="Drama">Drama; null: none.</param>
    /// <param name="Faces">The faces to drive.</param>
    public sealed record Generate(
        string FindFaceId,
        PlannedMedia Video,
        long? VideoAssetId,
        PlannedMedia Audio,
        LipSync? LipSync,
        Drama? Drama,
        EquatableList<SceneFaces> Faces) : Ask
    {
        /// <inheritdoc/>
        public override RequestKind Kind => RequestKind.Generate;

        /// <inheritdoc/>
        public override PlannedMedia Video { get; init; } = Video;
    }
}

/// <summary>What was known of the account when an intent was recorded; what is newer may be ours.</summary>
/// <param name="NewestRequestId">The newest request id known then; null where the account had none.</param>
/// <param name="ServerTime">The server's clock at that time, from <c>Date</c>; null where it never said.</param>
/// <param name="Accepted">
/// How many of our requests had been accepted by then: those are older, whatever clocks say.
/// </param>
public sealed record Watermark(string? NewestRequestId, DateTimeOffset? ServerTime, int Accepted = 0);

/// <summary>One paid request, from setting its credits aside to their settlement.</summary>
/// <param name="Id">Our own name for it: its subject and a number.</param>
/// <param name="Subject">
/// What is wanted, by content and settings; an <see cref="Identity"/>. Never asked for twice.
/// </param>
/// <param name="Project">The project whose budget it counts against.</param>
/// <param name="JobId">The job that it was first made for.</param>
/// <param name="Ask">What is asked for.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Worst">The most it can cost; zero where the length isn't known (and no budget has to be kept).</param>
/// <param name="Charged">
/// What the account was charged (<c>credits_deducted</c>); null while the service hasn't said.
/// </param>
/// <param name="ChargeAsked">Whether the service was asked and its answer taken, even if it said nothing.</param>
/// <param name="RemoteId"><c>find_face_id</c> or <c>request_id</c>; null before it is accepted.</param>
/// <param name="SentAssetId">The asset it was sent with in place of a file; null where the file itself went up.</param>
/// <param name="VideoAssetId">The video's asset, as the service named it.</param>
/// <param name="Scenes">What find-face found; empty otherwise.</param>
/// <param name="Watermark">What was known of the account at the intent; null before.</param>
/// <param name="IntentAt">When the intent was recorded; null before.</param>
/// <param name="AcceptedAt">When it was accepted; null before.</param>
/// <param name="AcceptedAs">The how manieth of our requests to be accepted, from 1; null before.</param>
/// <param name="Absences">How often it was proven not to have been accepted although its last bytes had left.</param>
/// <param name="Fault">What went wrong last; null where nothing did.</param>
/// <param name="Tags">The labels of the job it was first made for, whose caps count it.</param>
public sealed record Request(
    string Id,
    string Subject,
    string Project,
    string JobId,
    Ask Ask,
    RequestStage Stage,
    Credits Worst,
    Credits? Charged = null,
    bool ChargeAsked = false,
    string? RemoteId = null,
    long? SentAssetId = null,
    long? VideoAssetId = null,
    EquatableList<Scene>? Scenes = null,
    Watermark? Watermark = null,
    DateTimeOffset? IntentAt = null,
    DateTimeOffset? AcceptedAt = null,
    int? AcceptedAs = null,
    int Absences = 0,
    Fault? Fault = null,
    EquatableList<Tag>? Tags = null)
{
    /// <summary>Which attempt at its subject it is, from 1; the number in its <see cref="Id"/>.</summary>
    public int Number =>
        int.Parse(Id.AsSpan(Id.LastIndexOf('#') + 1), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether it costs nothing for certain.</summary>
    public bool IsFree => Stage is RequestStage.NotSent or RequestStage.Refused;

    /// <summary>What it counts for against a budget: what was charged, or the most that may be.</summary>
    public Credits Counted => IsFree ? Credits.Zero : Charged ?? Worst;

    /// <summary>Whether the service accepted it.</summary>
    public bool IsAccepted => Stage is RequestStage.Running or RequestStage.Succeeded or RequestStage.Failed;

    /// <summary>Whether the service is done with it, one way or the other.</summary>
    public bool IsDone => Stage is RequestStage.Succeeded or RequestStage.Failed;
}
