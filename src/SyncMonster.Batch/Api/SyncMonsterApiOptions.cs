namespace SyncMonster.Batch.Api;

/// <summary>Where the API is, who we are, and how long we wait.</summary>
public sealed class SyncMonsterApiOptions
{
    /// <summary>The vendor's endpoint, from the head of the reference.</summary>
    public static Uri DefaultBaseUrl { get; } = new("https://api.syncmonster.ai/neuralgarage/saas/api/v1/clients");

    /// <summary>
    /// The endpoint, up to the part before <c>/find-face</c>. Default: <see cref="DefaultBaseUrl"/>. https, or http on
    /// loopback.
    /// </summary>
    public Uri BaseUrl { get; set; } = DefaultBaseUrl;

    /// <summary>The account's key. Required.</summary>
    public ApiKey? ApiKey { get; set; }

    /// <summary>How long a connection may take to stand. Default: 15 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one attempt of a read may take; for a file, until its first byte. Default: 30 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a read may take with all its attempts and pauses. Default: 100 s.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a read is tried again at once before the fault is reported. Default: 2.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>The pause before the first retry; it doubles, with jitter. Default: 0.5 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// The longest <c>Retry-After</c> that is waited out within a call; a longer one is reported at once. Default: 10
    /// s.
    /// </summary>
    public TimeSpan LongestRetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a call that costs may be without a reply after its closing bytes left. Default: 120 s.
    /// </summary>
    public TimeSpan ReplyTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>How long an upload or a download may be without a byte of progress. Default: 60 s.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long an upload may wait at its gate: servers and proxies drop a silent one after about 60 s. Default: 50 s.
    /// </summary>
    public TimeSpan HoldTimeout { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>Checks what was set.</summary>
    /// <exception cref="FormatException">
    /// A value is missing or can't be used; the message names it and the remedy.
    /// </exception>
    public void Validate()
    {
        if (ApiKey is null)
            throw new FormatException("There is no API key; set SYNCMONSTER_API_KEY or SYNCMONSTER_API_KEY_FILE.");
        if (Endpoint.Problem(BaseUrl) is { } problem)
            throw new FormatException($"The base URL {Endpoint.Printable(BaseUrl)} can't be used: {problem}");
        Positive(ConnectTimeout, nameof(ConnectTimeout));
        Positive(AttemptTimeout, nameof(AttemptTimeout));
        Positive(TotalTimeout, nameof(TotalTimeout));
        Positive(RetryDelay, nameof(RetryDelay));
        Positive(LongestRetryAfter, nameof(LongestRetryAfter));
        Positive(ReplyTimeout, nameof(ReplyTimeout));
        Positive(StallTimeout, nameof(StallTimeout));
        Positive(HoldTimeout, nameof(HoldTimeout));
        if (Retries is < 0 or > 10)
            throw new FormatException($"{nameof(Retries)} is {Retries}; it goes from 0 to 10.");
    }

    private static void Positive(TimeSpan value, string name)
    {
        if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(1))
            throw new FormatException($"{name} is {value}; it must be above zero and at most a day.");
    }
}
