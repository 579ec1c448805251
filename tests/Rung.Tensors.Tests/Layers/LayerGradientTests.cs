using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Attention;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Layers;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Models;
using Bend = Rung.Tensors.Kernels.Activations.Activation;

namespace Rung.Tensors.Tests.Layers;

/// <summary>Every layer's gradients by themselves; those of whole models are held in the tests of models.</summary>
public sealed class LayerGradientTests : IDisposable
{
    private const int Width = 8;
    private const int Rows = 7;

    // Two texts of four and three tokens.
    private static readonly int[] Starts = [0, 4, 7];

    private static readonly string[] Names = ["one", "two", "three"];

    private readonly LayerGradients _check = new(seed: 11);

    private static Func<int, int, bool> SameText => (t, s) => (t < 4) == (s < 4);

    public void Dispose() => _check.Dispose();

    [Fact]
    public void A_linear_layer()
    {
        var linear = _check.Linear("l", outputs: 6, inputs: 5);

        _check.Check(Rows, 5, x => _check.Weights.Linear("l", x), (x, slopes) =>
        {
            using var low = new Floats();
            var (y, dx) = (new float[Rows * 6], new float[Rows * 5]);
            linear.Forward(_check.Computation, x, y, Rows, low);
            linear.Backward(_check.Computation, x, slopes(y.Length), dx, Rows, low);
            return (y, dx);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public void An_adapter_with_and_without_dropout(float dropout)
    {
        var a = _check.Trained(new Parameter("a", [3, 5], _check.Numbers(15)));
        var b = _check.Trained(new Parameter("b", [6, 3], _check.Numbers(18)));
        var adapter = new LowRank(a, b, scale: 1.7f, dropout, stream: 4);
        var random = new CountedRandom(9);
        _check.Computation.Dropout = random;

        _check.Check(
            Rows,
            5,
            x =>
            {
                var kept = x.Select((row, r) => row.Select((value, c) => random.Child(4).Uniform((ulong)((r * 5) + c)) < dropout ? 0 : value / (1 - (double)dropout)).ToArray()).ToArray();
                var low = ReferenceMath.Linear(kept, _check.Weights["a"], null, 3);
                return [.. ReferenceMath.Linear(low, _check.Weights["b"], null, 6).Select(row => row.Select(value => 1.7f * value).ToArray())];
            },
            (x, slopes) =>
            {
                using var low = new Floats();
                var (y, dx) = (new float[Rows * 6], new float[Rows * 5]);
                adapter.Forward(_check.Computation, x, y, Rows, low);
                adapter.Backward(_check.Computation, x, slopes(y.Length), dx, Rows, low);
                return (y, dx);
            });
    }

    [Fact]
    public void An_RMS_norm() => CheckNorm(_check.RmsNorm("n", Width), x => Rms("n", x));

    [Fact]
    public void A_layer_norm() => CheckNorm(_check.LayerNorm("n", Width), x => Layer("n", x));

    [Fact]
    public void Projections_that_are_stored_as_one()
    {
        var projections = new Projections([_check.Linear("joined", 9, 5)], [4, 3, 2]);

        _check.Check(Rows, 5, x => _check.Weights.Linear("joined", x), (x, slopes) => RunProjections(projections, x, slopes, joins: true));
    }

    [Fact]
    public void Projections_of_their_own()
    {
        var projections = new Projections([_check.Linear("one", 4, 5), _check.Linear("two", 3, 5), _check.Linear("three", 2, 5)], [4, 3, 2]);

        _check.Check(
            Rows,
            5,
            x => [.. Enumerable.Range(0, x.Length).Select(row => Names.SelectMany(name => _check.Weights.Linear(name, [x[row]])[0]).ToArray())],
            (x, slopes) => RunProjections(projections, x, slopes, joins: false));
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, false, false)]
    public void Self_attention(bool isCausal, bool normalises, bool turns)
    {
        var attention = Attention(isCausal, normalises, turns);

        _check.Check(Rows, Width, x => AttentionOf(x, isCausal, normalises, turns), (x, slopes) =>
        {
            using var trace = new BlockTrace();
            var layout = RowLayout.Whole(Starts);
            var (y, dx) = (new float[x.Length], new float[x.Length]);
            attention.Forward(_check.Computation, x, y, layout, trace, accumulates: false);
            attention.Backward(_check.Computation, x, slopes(y.Length), dx, layout, trace);
            return (y, dx);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_feed_forward_layer(bool isGated)
    {
        var layer = FeedForward(isGated);

        _check.Check(Rows, Width, x => FeedForwardOf(x, isGated), (x, slopes) =>
        {
            using var trace = new BlockTrace();
            var (y, dx) = (new float[x.Length], new float[x.Length]);
            layer.Forward(_check.Computation, x, y, Rows, trace, accumulates: false);
            layer.Backward(_check.Computation, x, slopes(y.Length), dx, Rows, trace);
            return (y, dx);
        });
    }

    [Fact]
    public void A_block_that_normalises_before()
    {
        var block = new PreNormBlock(Attention(isCausal: true, normalises: true, turns: true), _check.RmsNorm("first", Width), FeedForward(isGated: true), _check.RmsNorm("second", Width));

        _check.Check(
            Rows,
            Width,
            x =>
            {
                var middle = ReferenceMath.Add(x, AttentionOf(Rms("first", x), isCausal: true, normalises: true, turns: true));
                return ReferenceMath.Add(middle, FeedForwardOf(Rms("second", middle), isGated: true));
            },
            (x, slopes) => RunBlock(block, x, slopes));
    }

    [Fact]
    public void A_block_that_normalises_behind()
    {
        var block = new PostNormBlock(Attention(isCausal: false, normalises: false, turns: false), _check.LayerNorm("first", Width), FeedForward(isGated: false), _check.LayerNorm("second", Width));

        _check.Check(
            Rows,
            Width,
            x =>
            {
                var middle = Layer("first", ReferenceMath.Add(x, AttentionOf(x, isCausal: false, normalises: false, turns: false)));
                return Layer("second", ReferenceMath.Add(middle, FeedForwardOf(middle, isGated: false)));
            },
            (x, slopes) => RunBlock(block, x, slopes));
    }

    [Fact]
    public void A_table_of_tokens()
    {
        int[] tokens = [3, 1, 3, 0, 4];
        using var table = new TokenTable("t", WeightMatrix.Pack(_check.Workers, _check.Numbers(5 * Width), 5, Width));
        _check.Trained(table.Train());

        // The input stands for what is added to the vectors: positions.
        _check.Check(tokens.Length, Width, x => ReferenceMath.Add(x, _check.Weights.Rows("t", tokens)), (x, slopes) =>
        {
            var y = new float[x.Length];
            table.Gather(tokens, y);
            System.Numerics.Tensors.TensorPrimitives.Add(y, x, y);
            var dy = slopes(y.Length);
            table.Scatter(_check.Workers, tokens, dy);
            return (y, dy);
        });
    }

    [Fact]
    public void A_head_for_labels()
    {
        var head = new ClassificationHead(_check.Linear("dense", Width, Width), _check.Linear("out", 3, Width));

        _check.Check(
            Rows,
            Width,
            x => _check.Weights.Linear("out", [.. _check.Weights.Linear("dense", x).Select(row => row.Select(Math.Tanh).ToArray())]),
            (x, slopes) =>
            {
                using var trace = new HeadTrace();
                var y = head.Forward(_check.Computation, x, Rows, trace).ToArray();
                var dx = new float[x.Length];
                head.Backward(_check.Computation, x, slopes(y.Length), dx, Rows, trace);
                return (y, dx);
            });
    }

    [Theory]
    [InlineData(Pooling.Mean)]
    [InlineData(Pooling.First)]
    public void Pooling_to_an_embedding_of_length_one(Pooling pooling) => _check.Check(
        Rows,
        Width,
        x =>
        {
            var pooled = pooling == Pooling.Mean ? [.. Enumerable.Range(0, Width).Select(column => x.Average(row => row[column]))] : x[0];
            var length = Math.Sqrt(pooled.Sum(value => value * value));
            return [[.. pooled.Select(value => value / length)]];
        },
        (x, slopes) =>
        {
            var (y, dx) = (new float[Width], new float[x.Length]);
            var length = EmbeddingPooling.Forward(pooling, x, y);
            EmbeddingPooling.Backward(pooling, y, length, slopes(Width), dx);
            return (y, dx);
        });

    private void CheckNorm(Norm norm, Func<double[][], double[][]> reference) => _check.Check(Rows, Width, reference, (x, slopes) =>
    {
        using var statistics = new Floats();
        var (y, dx) = (new float[x.Length], new float[x.Length]);
        norm.Forward(_check.Workers, x, y, statistics);
        norm.Backward(_check.Workers, x, slopes(y.Length), dx, statistics);
        return (y, dx);
    });

    private (float[] Outputs, float[] Gradient) RunProjections(Projections projections, float[] x, Func<int, float[]> slopes, bool joins)
    {
        using var trace = new ProjectionTrace();
        Floats[] outputs = [new(), new(), new()];
        int[] widths = [4, 3, 2];
        projections.Forward(_check.Computation, x, outputs, Rows, trace);
        float[] y = [.. Enumerable.Range(0, Rows).SelectMany(row => Enumerable.Range(0, 3).SelectMany(i => outputs[i].Of(Rows * widths[i]).Slice(row * widths[i], widths[i]).ToArray()))];
        var dy = slopes(y.Length);
        for (var row = 0; row < Rows; row++)
        {
            var at = 0;
            for (var i = 0; i < 3; i++)
            {
                dy.AsSpan((row * 9) + at, widths[i]).CopyTo(outputs[i].Of(Rows * widths[i])[(row * widths[i])..]);
                at += widths[i];
            }
        }

        var dx = new float[x.Length];
        projections.Backward(_check.Computation, x, outputs, dx, Rows, trace);
        Array.ForEach(outputs, output => output.Dispose());
        Assert.Equal(joins ? 1 : 3, projections.Linears.Count);
        return (y, dx);
    }

    private (float[] Outputs, float[] Gradient) RunBlock(Block block, float[] x, Func<int, float[]> slopes)
    {
        using var trace = new BlockTrace();
        var layout = RowLayout.Whole(Starts);
        var y = new float[x.Length];
        block.Forward(_check.Computation, x, y, layout, trace);
        var gradient = (float[])slopes(y.Length).Clone();
        block.Backward(_check.Computation, x, gradient, layout, trace, needsInputGradient: true);
        return (y, gradient);
    }

    private SelfAttention Attention(bool isCausal, bool normalises, bool turns) => new(
        Layer: 0,
        new AttentionShape(Heads: 4, KeyHeads: 2, HeadSize: 4, isCausal),
        new Projections([_check.Linear("query", 16, Width), _check.Linear("key", 8, Width), _check.Linear("value", 8, Width)], [16, 8, 8]),
        _check.Linear("output", Width, 16))
    {
        QueryNorm = normalises ? _check.RmsNorm("query_norm", 4) : null,
        KeyNorm = normalises ? _check.RmsNorm("key_norm", 4) : null,
        Rotary = turns ? new Rotary(4, 10_000, scaling: null) : null,
    };

    private double[][] AttentionOf(double[][] x, bool isCausal, bool normalises, bool turns)
    {
        var (q, k, v) = (_check.Weights.Linear("query", x), _check.Weights.Linear("key", x), _check.Weights.Linear("value", x));
        if (normalises)
        {
            (q, k) = (Heads("query_norm", q), Heads("key_norm", k));
        }

        for (var row = 0; turns && row < x.Length; row++)
        {
            double[] frequencies = [1, Math.Pow(10_000, -0.5)];
            var position = row < 4 ? row : row - 4;
            ReferenceMath.Rotate(q[row], 4, 4, position, frequencies);
            ReferenceMath.Rotate(k[row], 2, 4, position, frequencies);
        }

        var attended = ReferenceMath.Attention(q, k, v, 4, 2, 4, (t, s) => SameText(t, s) && (!isCausal || s <= t));
        return _check.Weights.Linear("output", attended);
    }

    private double[][] Heads(string name, double[][] x) => [.. x.Select(row => row.Chunk(4).SelectMany(head => ReferenceMath.RmsNorm(head, _check.Weights[$"{name}.weight"], 1e-5f)).ToArray())];

    private FeedForward FeedForward(bool isGated) => new(
        isGated ? Bend.Silu : Bend.Gelu,
        isGated
            ? new Projections([_check.Linear("gate", 10, Width), _check.Linear("up", 10, Width)], [10, 10])
            : new Projections([_check.Linear("gate", 10, Width)], [10]),
        _check.Linear("down", Width, 10),
        isGated);

    private double[][] FeedForwardOf(double[][] x, bool isGated)
    {
        var gate = _check.Weights.Linear("gate", x);
        if (!isGated)
        {
            return _check.Weights.Linear("down", [.. gate.Select(row => row.Select(ReferenceMath.Gelu).ToArray())]);
        }

        var up = _check.Weights.Linear("up", x);
        return _check.Weights.Linear("down", [.. gate.Zip(up, (g, u) => g.Zip(u, (a, b) => ReferenceMath.Silu(a) * b).ToArray())]);
    }

    private double[][] Rms(string name, double[][] x) => [.. x.Select(row => ReferenceMath.RmsNorm(row, _check.Weights[$"{name}.weight"], 1e-5f))];

    private double[][] Layer(string name, double[][] x) => [.. x.Select(row => ReferenceMath.LayerNorm(row, _check.Weights[$"{name}.weight"], _check.Weights[$"{name}.bias"], 1e-5f))];
}
