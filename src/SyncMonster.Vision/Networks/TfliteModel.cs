using System.Runtime.InteropServices;
using SyncMonster.Vision.Networks.Operators;

namespace SyncMonster.Vision.Networks;

/// <summary>
/// Reads a network's file (tensorflow/lite/schema/schema.fbs, version 3): its constants, and its operators in the order
/// in which they run. Field and operator numbers are the schema's.
/// </summary>
internal sealed class TfliteModel
{
    private readonly FlatTable[] _buffers;
    private readonly FlatTable[] _descriptions;
    private readonly Dictionary<int, Tensor> _tensors = [];
    private readonly List<Operator> _steps = [];

    public TfliteModel(ReadOnlyMemory<byte> file)
    {
        if (!file.Span[4..8].SequenceEqual("TFL3"u8))
            throw new InvalidDataException("This is no TensorFlow Lite network.");
        var model = FlatTable.Root(file);
        var codes = Array.ConvertAll(model.Tables(1), code => Math.Max(code.Byte(0), code.Int(3)));
        _buffers = model.Tables(4);
        var graph = model.Tables(2).Single();
        _descriptions = graph.Tables(0);

        var input = graph.Ints(1).Single();
        _tensors[input] = Input = new Tensor(_descriptions[input].Ints(0));
        foreach (var operation in graph.Tables(3))
            Add((OperatorCode)codes[operation.Int(0)], operation);
        Outputs = [.. graph.Ints(2).Select(output => _tensors[output])];
        Steps = [.. _steps];
    }

    private enum OperatorCode
    {
        Add = 0,
        Conv2D = 3,
        DepthwiseConv2D = 4,
        Dequantize = 6,
        MaxPool2D = 17,
        Relu = 19,
        Reshape = 22,
        ResizeBilinear = 23,
        Pad = 34,
        PRelu = 54,
    }

    private enum NumberType
    {
        Float32 = 0,
        Float16 = 1,
    }

    public Tensor Input { get; }

    public Operator[] Steps { get; }

    public IReadOnlyList<Tensor> Outputs { get; }

    private void Add(OperatorCode code, FlatTable operation)
    {
        var inputs = operation.Ints(1);
        var output = operation.Ints(2).Single();
        if (code == OperatorCode.Dequantize)
        {
            // Weights stored with 16 bits; they were widened when they were read.
            _tensors[output] = TensorOf(inputs[0]);
            return;
        }

        var options = operation.Has(4) ? operation.Table(4) : default;
        var first = TensorOf(inputs[0]);
        Operator step = code switch
        {
            OperatorCode.Add => new Addition(first, TensorOf(inputs[1]), HasRelu(options.Byte(0))),
            OperatorCode.Conv2D => new Convolution(
                first, TensorOf(inputs[1]), TensorOf(inputs[2]), Sliding(options, TensorOf(inputs[1])), HasRelu(options.Byte(3))),
            OperatorCode.DepthwiseConv2D => new DepthwiseConvolution(
                first, TensorOf(inputs[1]), TensorOf(inputs[2]), Sliding(options, TensorOf(inputs[1])), HasRelu(options.Byte(4))),
            OperatorCode.MaxPool2D => new MaxPooling(
                first, new Window(options.Int(4), options.Int(3), options.Int(2), options.Int(1), options.Byte(0) == 0)),
            OperatorCode.Relu => new Relu(first),
            OperatorCode.Reshape => new Reshape(first, _descriptions[output].Ints(0)),
            OperatorCode.ResizeBilinear when options.Byte(3) == 1 && Whole(inputs[1]) is [var height, var width] =>
                new BilinearResize(first, height, width),
            OperatorCode.Pad => new Padding(first, Whole(inputs[1])),
            OperatorCode.PRelu => new ParametricRelu(first, TensorOf(inputs[1])),
            _ => throw new InvalidDataException($"The network asks for operator {(int)code}, which is not supported."),
        };
        if (!step.Output.Shape.SequenceEqual(_descriptions[output].Ints(0)))
            throw new InvalidDataException($"The network's operator {(int)code} does not give the shape it declares.");
        _steps.Add(step);
        _tensors[output] = step.Output;
    }

    private static Window Sliding(FlatTable options, Tensor weights) =>
        new(weights.Height, weights.Width, options.Int(2), options.Int(1), options.Byte(0) == 0);

    private static bool HasRelu(byte activation) => activation switch
    {
        0 => false,
        1 => true,
        _ => throw new InvalidDataException($"The network asks for activation {activation}, which is not supported."),
    };

    /// <summary>A tensor that was made by an earlier operator, or a constant.</summary>
    private Tensor TensorOf(int index)
    {
        if (_tensors.TryGetValue(index, out var known))
            return known;
        var description = _descriptions[index];
        var bytes = _buffers[description.Int(2)].Bytes(0);
        var values = (NumberType)description.Byte(1) switch
        {
            NumberType.Float32 => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
            NumberType.Float16 =>
                Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(bytes).ToArray(), half => (float)half),
            var other => throw new InvalidDataException(
                $"The network has numbers of type {(int)other}, which are not supported."),
        };
        return _tensors[index] = new Tensor(description.Ints(0), values);
    }

    /// <summary>A constant of whole numbers: a shape or margins.</summary>
    private int[] Whole(int index) =>
        MemoryMarshal.Cast<byte, int>(_buffers[_descriptions[index].Int(2)].Bytes(0)).ToArray();
}
