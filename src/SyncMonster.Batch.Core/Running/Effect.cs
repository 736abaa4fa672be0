using SyncMonster.Batch.Core.Faces;

namespace SyncMonster.Batch.Core.Running;

/// <summary>A bounded way for effects of one sort, so that none starves another.</summary>
public enum LaneName
{
    /// <summary>Bodies going up.</summary>
    Uploads,

    /// <summary>Results coming down.</summary>
    Downloads,

    /// <summary>
    /// Paid requests without a body to speak of. They wait at their gates, so they must not stand in anyone's way.
    /// </summary>
    Submits,

    /// <summary>Small calls: status, faces, charges, lists.</summary>
    Calls,

    /// <summary>Work on this machine's disk.</summary>
    Disk,
}

/// <summary>Something for a hand to do. A plain record: it could be written down and sent to another machine.</summary>
/// <remarks>
/// Every effect but <see cref="OpenGate"/> and <see cref="CloseGate"/> ends in exactly one <see cref="Event.Ended"/>.
/// </remarks>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>The lane it takes; null for one that takes none and has no end of its own.</summary>
    public abstract LaneName? Lane { get; }

    /// <summary>
    /// Learn what the account holds and whether the key is taken: the newest page of <c>GET /list-requests</c>.
    /// </summary>
    public sealed record LookAtAccount : Effect
    {
        /// <inheritdoc/>
        public override LaneName? Lane => LaneName.Calls;
    }

    /// <summary>
    /// Send a paid request up to its last bytes, report <see cref="Event.GateReached"/>, and wait there.
    /// </summary>
    /// <param name="RequestId">The request.</param>
    /// <param name="Ask">What it asks for.</param>
    /// <param name="AssetId">The asset that stands for the file to send; null: the file itself goes up.</param>
    public sealed record Submit(string RequestId, Ask Ask, long? AssetId) : Effect
    {
        /// <inheritdoc/>
        public override LaneName? Lane => Uploads ? LaneName.Uploads : LaneName.Submits;

        /// <summary>Whether a file goes up.</summary>
        public bool Uploads => AssetId is null && Source.Bytes > 0;

        /// <summary>What is sent along: the video to search, or the audio to dub with.</summary>
        public Planning.PlannedMedia Source => Ask is Ask.Generate generate ? generate.Audio : Ask.Video;
    }

    /// <summary>Let the last bytes of a request go: its intent is on record.</summary>
    /// <param name="RequestId">The request.</param>
    public sealed record OpenGate(string RequestId) : Effect
    {
        /// <inheritdoc/>
        public override LaneName? Lane => null;
    }

    /// <summary>Break a request off before its last bytes: it ends as certainly not accepted.</summary>
    /// <param name="RequestId">The request.</param>
    public sealed record CloseGate(string RequestId) : Effect
    {
        /// <inheritdoc/>
        public override LaneName? Lane => null;
    }

    /// <summary>Ask how an accepted request stands.</summary>
    /// <param name="RequestId">The request.</param>
    /// <param name="Kind">Which call it was.</param>
    /// <param name="RemoteId">The service's id of it.</param>
    public sealed record Poll(string RequestId, RequestKind Kind, string RemoteId) : Effect
    {
        /// <inheritdoc/>
        public override LaneName? Lane => LaneName.Calls;
    }

    /// <summary>See how many accepted requests stand, in the account's list: one call tells of a hundred.</summary>
    /// <param name="Requests">The service's ids of the requests by our own.</param>
    public sealed record PollMany(IReadOnlyDictionary<string, string> Requests) : Effect
    {
        /// <inheritdoc/>
        public override LaneName? Lane => LaneName.Calls;
    }

    /// <summary>Fetch the scenes and faces of a finished find-face.</summary>
    /// <param name="RequestId">The request.</param>
    /// <param name="RemoteId"><c>find_face_id</c>.</param>
    public sealed record FetchFaces(string RequestId, string RemoteId) : Effect
    {
        /// <inheritdoc/>
        public override LaneName? Lane => LaneName.Calls;
    }

    /// <summary>Ask what an accepted request was charged (<c>GET /get-request</c>).</summary>
    /// <param name="RequestId">The request.</param>
    /// <param name="RemoteId">The service's id of it.</param>
    public sealed record FetchCharge(string RequestId, string RemoteId) : Effect
    {
        /// <inheritdoc/>
        public override LaneName? Lane => LaneName.Calls;
    }

    /// <summary>Search the account's lists for a request whose answer was lost.</summary>
    /// <param name="RequestId">The request.</param>
    /// <param name="Kind">Which call it was.</param>
    /// <param name="Older">
    /// The service's ids, without prefix, of requests that are older than it: what the list shows behind one of them
    /// can't be it.
    /// </param>
    /// <param name="Known">The service's ids of our requests, without prefix, by kind.</param>
    public sealed record SearchAccount(
        string RequestId, RequestKind Kind, IReadOnlySet<string> Older, IReadOnlyDictionary<string, RequestKind> Known) : Effect
    {
        /// <inheritdoc/>
        public override LaneName? Lane => LaneName.Calls;
    }

    /// <summary>Fetch a finished video, check it, and put it under its name.</summary>
    /// <param name="JobKey">The job.</param>
    /// <param name="RemoteId"><c>request_id</c>.</param>
    /// <param name="Path">The full path it is delivered under.</param>
    public sealed record Download(string JobKey, string RemoteId, string Path) : Effect
    {
        /// <inheritdoc/>
        public override LaneName? Lane => LaneName.Downloads;
    }

    /// <summary>See whether a delivered file still is what was delivered.</summary>
    /// <param name="JobKey">The job.</param>
    /// <param name="File">The file as it was.</param>
    /// <param name="Path">Where it has to be now.</param>
    public sealed record CheckDelivered(string JobKey, DeliveredFile File, string Path) : Effect
    {
        /// <inheritdoc/>
        public override LaneName? Lane => LaneName.Disk;
    }
}

/// <summary>How an effect ended.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>It went wrong.</summary>
    /// <param name="Fault">How.</param>
    public sealed record Faulted(Fault Fault) : Outcome;

    /// <summary>The account answered.</summary>
    /// <param name="NewestRequestId">Its newest request; null where it has none.</param>
    /// <param name="ServerTime">The server's clock; null where it didn't say.</param>
    public sealed record AccountSeen(string? NewestRequestId, DateTimeOffset? ServerTime) : Outcome;

    /// <summary>A paid request was accepted.</summary>
    /// <param name="RemoteId"><c>find_face_id</c> or <c>request_id</c>.</param>
    /// <param name="VideoAssetId">The video's asset; null where the reply doesn't say.</param>
    /// <param name="AudioAssetId">The audio's asset; null where the reply doesn't say.</param>
    /// <param name="PerSecond">The rate the reply names, in credits per second; null where it names none.</param>
    /// <param name="ServerTime">The server's clock; null where it didn't say.</param>
    public sealed record Accepted(
        string RemoteId, long? VideoAssetId, long? AudioAssetId, decimal? PerSecond, DateTimeOffset? ServerTime) : Outcome;

    /// <summary>How an accepted request stands.</summary>
    /// <param name="State">Its state.</param>
    /// <param name="Fault">Why it failed; null where it didn't.</param>
    public sealed record StatusSeen(RemoteState State, Fault? Fault) : Outcome;

    /// <summary>How requests stand, as far as the account's list tells.</summary>
    /// <param name="States">States by our own ids; what the list doesn't show is missing.</param>
    public sealed record StatusesSeen(IReadOnlyDictionary<string, RemoteState> States) : Outcome;

    /// <summary>The scenes of a find-face.</summary>
    /// <param name="Scenes">In the service's order.</param>
    /// <param name="VideoAssetId">The video's asset; null where the reply doesn't say.</param>
    public sealed record FacesFound(EquatableList<Scene> Scenes, long? VideoAssetId = null) : Outcome;

    /// <summary>What a request was charged.</summary>
    /// <param name="Charged"><c>credits_deducted</c>; null where the service doesn't say.</param>
    public sealed record ChargeSeen(decimal? Charged) : Outcome;

    /// <summary>What the account's lists hold that may be a lost request.</summary>
    /// <param name="Candidates">Requests newer than what is known to be older, and not among the known ones.</param>
    /// <param name="Proves">
    /// Whether what the list doesn't show isn't there: it was read, newest first, to something known to be older, or to
    /// its end where nothing is, and shows a known request of the kind.
    /// </param>
    public sealed record AccountSearched(EquatableList<RemoteRequest> Candidates, bool Proves) : Outcome;

    /// <summary>What came down is no complete video.</summary>
    /// <param name="Message">What is wrong with it.</param>
    public sealed record Damaged(string Message) : Outcome;

    /// <summary>The result isn't there yet.</summary>
    public sealed record NotReady : Outcome;

    /// <summary>The video stands under its name, checked and on disk.</summary>
    /// <param name="File">The file.</param>
    public sealed record Delivered(DeliveredFile File) : Outcome;

    /// <summary>Whether a delivered file still is what it was.</summary>
    /// <param name="File">The file as it is now; null where it is gone or changed.</param>
    public sealed record DeliveredChecked(DeliveredFile? File) : Outcome;
}

/// <summary>A request as the account's lists tell of it (<c>GET /get-request</c>).</summary>
/// <param name="RemoteId">Its id.</param>
/// <param name="Kind">Which call made it; null where the service doesn't say.</param>
/// <param name="State">How it stands.</param>
/// <param name="VideoAssetId">Its video; null where not said.</param>
/// <param name="AudioAssetId">Its audio; null where not said.</param>
/// <param name="LipSync"><c>is_lipsync</c>; null where not said.</param>
/// <param name="Drama"><c>is_drama</c>; null where not said.</param>
/// <param name="Model">The lip-sync model; null where not said.</param>
/// <param name="Charged"><c>credits_deducted</c>; null where not said.</param>
/// <param name="LastFrame">The last frame of a finished find-face's scenes; null for others.</param>
public sealed record RemoteRequest(
    string RemoteId,
    RequestKind? Kind,
    RemoteState State,
    long? VideoAssetId,
    long? AudioAssetId,
    bool? LipSync,
    bool? Drama,
    string? Model,
    decimal? Charged,
    int? LastFrame = null);
