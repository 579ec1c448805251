using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>Runs the blocks of a model forward and backward, and owns the memory that this takes.</summary>
internal sealed class BlockStack : IDisposable
{
    private readonly IReadOnlyList<Block> _blocks;
    private readonly ActivationKeeping _keeping;
    private readonly BlockTrace[] _traces;
    private readonly Floats[] _inputs;
    private readonly Floats _gradient = new();
    private readonly int _width;

    public BlockStack(IReadOnlyList<Block> blocks, int width, ActivationKeeping keeping, Computation computation)
    {
        (_blocks, _width, _keeping, Computation) = (blocks, width, keeping, computation);
        _traces = Owned<BlockTrace>(keeping == ActivationKeeping.All ? blocks.Count : 1);
        _inputs = Owned<Floats>(keeping == ActivationKeeping.None ? 2 : blocks.Count + 1);
    }

    public Computation Computation { get; }

    /// <summary>What activations take now, in bytes.</summary>
    public long Bytes => _traces.Sum(trace => trace.Bytes) + _inputs.Sum(input => input.Bytes) + _gradient.Bytes;

    /// <summary>Where the first block's input goes.</summary>
    public Span<float> Input(int rows) => InputOf(0, rows);

    /// <summary>Where the last block's output lies after a forward pass.</summary>
    public Span<float> Output(int rows) => InputOf(_blocks.Count, rows);

    /// <summary>The gradient of the output before a backward pass, of the input after it.</summary>
    public Span<float> Gradient(int rows) => _gradient.Of((long)rows * _width);

    public void Forward(RowLayout layout)
    {
        for (var i = 0; i < _blocks.Count; i++)
        {
            _blocks[i].Forward(Computation, InputOf(i, layout.Rows), InputOf(i + 1, layout.Rows), layout, TraceOf(i));
        }
    }

    /// <summary>Goes down to the lowest block that is trained, or through all where what lies below is.</summary>
    public void Backward(RowLayout layout, bool trainsBelow)
    {
        var lowest = trainsBelow ? 0 : Enumerable.Range(0, _blocks.Count).FirstOrDefault(i => _blocks[i].IsTrained(), _blocks.Count);
        for (var i = _blocks.Count - 1; i >= lowest; i--)
        {
            if (_keeping == ActivationKeeping.Inputs)
            {
                // The output is written again over itself: the same numbers.
                _blocks[i].Forward(Computation, InputOf(i, layout.Rows), InputOf(i + 1, layout.Rows), layout, TraceOf(i));
            }

            _blocks[i].Backward(
                Computation, InputOf(i, layout.Rows), Gradient(layout.Rows), layout, TraceOf(i), needsInputGradient: trainsBelow || i > lowest);
        }
    }

    public void Dispose()
    {
        Array.ForEach(_traces, trace => trace.Dispose());
        Array.ForEach(_inputs, input => input.Dispose());
        _gradient.Dispose();
    }

    private static T[] Owned<T>(int count)
        where T : new() => [.. Enumerable.Range(0, count).Select(_ => new T())];

    private BlockTrace TraceOf(int block) => _traces[block % _traces.Length];

    private Span<float> InputOf(int block, int rows) => _inputs[block % _inputs.Length].Of((long)rows * _width);
}
