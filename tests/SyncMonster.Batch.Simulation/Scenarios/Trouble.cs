namespace SyncMonster.Batch.Simulation.Scenarios;

/// <summary>What can go wrong in a simulated world, until it is let off.</summary>
internal enum Trouble
{
    /// <summary>An upload breaks before its last bytes have left.</summary>
    UploadBreaks,

    /// <summary>A paid request's last bytes leave, and never arrive.</summary>
    RequestLost,

    /// <summary>A paid request is accepted, and its answer is lost.</summary>
    AnswerLost,

    /// <summary>A paid request is accepted up to a minute after its client gave up.</summary>
    AcceptedLate,

    /// <summary>A paid request is accepted and answered with 5xx.</summary>
    ErrorBilled,

    /// <summary>A paid request is answered with 5xx and not accepted.</summary>
    ErrorUnbilled,

    /// <summary>A paid request is accepted, and its answer can't be read.</summary>
    AnswerGarbled,

    /// <summary>A paid request is answered with 429, with or without <c>Retry-After</c>.</summary>
    Throttled,

    /// <summary>An asset is no longer known when it is used.</summary>
    AssetLost,

    /// <summary>The account runs out of credits.</summary>
    CreditsOut,

    /// <summary>A read is answered with 5xx, is reset, or can't be read.</summary>
    ReadFails,

    /// <summary>A read is answered with 429.</summary>
    ReadThrottled,

    /// <summary>The key is refused for a while.</summary>
    KeyRefused,

    /// <summary>An accepted request is unknown to reads for some seconds.</summary>
    UnknownAtFirst,

    /// <summary>A list shows an accepted request up to 50 s late.</summary>
    ListLags,

    /// <summary>
    /// Requests arrive while the pages of a list are read: they shift, and lines stand on two of them.
    /// </summary>
    ListShifts,

    /// <summary>Another client on the same key makes requests of the same lengths, and over the same assets.</summary>
    OtherClient,

    /// <summary>A state goes back.</summary>
    StateGoesBack,

    /// <summary>A request takes hours.</summary>
    Stalls,

    /// <summary>A find-face fails.</summary>
    AnalysisFails,

    /// <summary>A generation fails.</summary>
    GenerationFails,

    /// <summary>A finished video's transfer breaks; with a strong ETag the rest can be fetched.</summary>
    TransferBreaks,

    /// <summary>A finished video is sent, but cut.</summary>
    FileCut,

    /// <summary>A finished video's bytes are something else's.</summary>
    FileGarbled,

    /// <summary>A finished video isn't there yet: 200, with JSON.</summary>
    FileNotReady,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>Flushing a file or a folder fails, and what was to be flushed is lost.</summary>
    FlushFails,

    /// <summary>The checkpoint can't be written.</summary>
    CommitFails,

    /// <summary>The machine's clock is set, by minutes or days, forward or back.</summary>
    ClockJumps,

    /// <summary>Between two runs a person changes or deletes a delivered file.</summary>
    FileTouched,
}
