using SyncMonster.Vision.Networks.Operators;

namespace SyncMonster.Vision.Networks;

/// <summary>
/// A neural network in TensorFlow Lite's format, run on the processor with 32-bit numbers. It owns its buffers: one
/// thread at a time.
/// </summary>
internal sealed class Network
{
    private readonly Operator[] _steps;
    private readonly IReadOnlyList<Tensor> _outputs;

    private Network(Tensor input, Operator[] steps, IReadOnlyList<Tensor> outputs) =>
        (Input, _steps, _outputs) = (input, steps, outputs);

    /// <summary>What is written before <see cref="Run"/>.</summary>
    public Tensor Input { get; }

    /// <summary>Reads one of the networks that are embedded here.</summary>
    /// <exception cref="InvalidDataException">It asks for something that is not supported.</exception>
    public static Network Embedded(string name)
    {
        using var stream = typeof(Network).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"There is no network '{name}'.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return Read(file);
    }

    /// <summary>Reads a network.</summary>
    /// <exception cref="InvalidDataException">It asks for something that is not supported.</exception>
    public static Network Read(ReadOnlyMemory<byte> file)
    {
        var model = new TfliteModel(file);
        return new Network(model.Input, model.Steps, model.Outputs);
    }

    /// <summary>Makes the outputs of the input.</summary>
    public void Run()
    {
        foreach (var step in _steps)
            step.Run();
    }

    /// <summary>The output that has that many numbers, as they are until the next run.</summary>
    public ReadOnlySpan<float> Output(int length) => _outputs.Single(output => output.Values.Length == length).Values;
}
