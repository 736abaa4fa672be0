using System.Collections.Immutable;

namespace SyncMonster.Batch.Core.Running;

/// <summary>
/// A lane: so many effects at once, the others in line. It narrows when the service says that there are too many calls,
/// and widens again as calls go well.
/// </summary>
/// <param name="Limit">How many at once at the most.</param>
/// <param name="Width">How many at once for now, from 1 to <paramref name="Limit"/>.</param>
/// <param name="Busy">How many are under way.</param>
/// <param name="OpensAt">When the next may start, where the service asked for a pause; null: at once.</param>
/// <param name="Line">Those that wait, first come first served.</param>
public sealed record Lane(int Limit, int Width, int Busy, DateTimeOffset? OpensAt, ImmutableQueue<Effect> Line)
{
    /// <summary>An idle lane.</summary>
    public static Lane Of(int limit) => new(limit, limit, 0, null, []);

    /// <summary>Whether nothing is under way or in line.</summary>
    public bool IsIdle => Busy == 0 && Line.IsEmpty;

    /// <summary>Whether the next effect may start.</summary>
    public bool HasRoomAt(DateTimeOffset now) => Busy < Width && !(OpensAt > now);

    /// <summary>Half as wide, and closed until a time.</summary>
    public Lane Narrowed(DateTimeOffset opensAt) =>
        this with { Width = Math.Max(1, Width / 2), OpensAt = OpensAt > opensAt ? OpensAt : opensAt };

    /// <summary>Wider by one, up to its limit.</summary>
    public Lane Widened() => Width < Limit ? this with { Width = Width + 1 } : this;
}

/// <summary>
/// A commit window: while it is open, no other request that the service could confuse with its holder may let its last
/// bytes go. So when a reply is lost, the one unknown new request of that kind on the account is ours.
/// </summary>
/// <param name="Holder">The request whose last bytes may leave.</param>
/// <param name="Line">Requests that have reached their gate and wait.</param>
public sealed record CommitWindow(string Holder, ImmutableQueue<AtGate> Line);

/// <summary>A request that waits at its gate.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Since">Since when.</param>
public sealed record AtGate(string RequestId, DateTimeOffset Since);

/// <summary>What a due time is for.</summary>
public enum DueFor
{
    /// <summary>A request: to be sent again, polled, searched for or settled, by its stage.</summary>
    Request,

    /// <summary>A job's download.</summary>
    Job,

    /// <summary>The first look at the account.</summary>
    Account,

    /// <summary>A lane that was closed for a while.</summary>
    Lane,
}

/// <summary>Something that is to be taken up at a time.</summary>
/// <param name="At">When.</param>
/// <param name="For">What kind of thing.</param>
/// <param name="Id">Which one.</param>
public sealed record Due(DateTimeOffset At, DueFor For, string Id) : IComparable<Due>
{
    /// <summary>By time, then by name.</summary>
    public int CompareTo(Due? other)
    {
        if (other is null) return 1;
        var order = At.CompareTo(other.At);
        if (order == 0) order = For.CompareTo(other.For);
        return order == 0 ? string.CompareOrdinal(Id, other.Id) : order;
    }

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator <(Due left, Due right) => left.CompareTo(right) < 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator >(Due left, Due right) => left.CompareTo(right) > 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator <=(Due left, Due right) => left.CompareTo(right) <= 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator >=(Due left, Due right) => left.CompareTo(right) >= 0;
}
