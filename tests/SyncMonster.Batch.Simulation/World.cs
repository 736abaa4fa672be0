using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Simulation.Disk;
using SyncMonster.Batch.Simulation.Scenarios;
using SyncMonster.Batch.Simulation.Service;
using SyncMonster.Batch.Simulation.Time;

namespace SyncMonster.Batch.Simulation;

/// <summary>All of one simulated world that outlives a process: time, service, disk and state folder.</summary>
internal sealed class World
{
    public World(int seed, string folder, bool traced)
    {
        var draw = new Draw(seed);
        Scenario = ScenarioDraw.Of(draw.Apart());
        Troubles = new Troubles(Scenario, draw.Apart());
        Trace = traced ? new Trace(Timeline) : null;
        Wall = new WallClock(Timeline);
        Service = new SimulatedService(Scenario, Timeline, Troubles, draw.Apart(), Trace);
        Other = new OtherClient(Scenario, Service, Timeline, Troubles, draw.Apart());
        Network = draw.Apart();
        Chance = draw.Apart();
        Folder = new StateFolder(folder);
        Person = new Person(this);
    }

    public Timeline Timeline { get; } = new();

    public SimulatedDisk Disk { get; } = new();

    public Scenario Scenario { get; }

    public Troubles Troubles { get; }

    public Trace? Trace { get; }

    public WallClock Wall { get; }

    public SimulatedService Service { get; }

    public OtherClient Other { get; }

    /// <summary>Who resolves what is in doubt.</summary>
    public Person Person { get; }

    /// <summary>The state folder; the checkpoint in it is a real one.</summary>
    public StateFolder Folder { get; }

    /// <summary>What the network draws from.</summary>
    public Draw Network { get; }

    /// <summary>What fate draws from: kills, power cuts, clocks, people.</summary>
    public Draw Chance { get; }
}
