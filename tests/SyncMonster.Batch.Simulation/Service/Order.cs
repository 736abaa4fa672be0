using SyncMonster.Batch.Api;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Running;
using SyncMonster.Batch.Simulation.Scenarios;

namespace SyncMonster.Batch.Simulation.Service;

/// <summary>Who made a request: the service can't tell, the judge can.</summary>
internal enum Client
{
    Ours,
    Other,
}

/// <summary>What a paid request that has arrived asks for.</summary>
internal abstract record Asked
{
    private Asked()
    {
    }

    public sealed record FindFace(FindFaceRequest Request) : Asked;

    public sealed record Generate(GenerateRequest Request) : Asked;
}

/// <summary>An asset of the account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Clip">What it holds.</param>
internal sealed record Asset(long Id, Clip Clip);

/// <summary>A paid request that the service has accepted.</summary>
internal sealed record Order
{
    /// <summary>As the service names it; a find-face with its prefix.</summary>
    public required string Id { get; init; }

    public required RequestKind Kind { get; init; }

    public required Client Client { get; init; }

    /// <summary>What was asked for, by content and settings: what must not be paid for twice.</summary>
    public required string Step { get; init; }

    /// <summary>The video that is billed for.</summary>
    public required Asset Video { get; init; }

    public required Asset? Audio { get; init; }

    public required LipSync? LipSync { get; init; }

    public required Drama? Drama { get; init; }

    /// <summary>What it was charged when it was accepted.</summary>
    public required decimal Price { get; init; }

    public required TimeSpan AcceptedAt { get; init; }

    /// <summary>From when on reads know it.</summary>
    public required TimeSpan KnownAt { get; init; }

    /// <summary>From when on lists show it.</summary>
    public required TimeSpan ListedAt { get; init; }

    public required TimeSpan DoneAt { get; init; }

    public required bool Fails { get; init; }

    /// <summary>What it has cost in the end.</summary>
    public required decimal Charged { get; init; }
}
