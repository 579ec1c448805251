using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Layers;
using Rung.Tensors.Tests.Kernels;

namespace Rung.Tensors.Tests.Layers;

public sealed class ProjectionsTests : IDisposable
{
    private const int Inputs = 70;

    private static readonly int[] Widths = [33, 5, 96];

    private readonly Workers _workers = new(2);

    public void Dispose() => _workers.Dispose();

    [Theory]
    [InlineData(WeightFormat.Float32, WeightFormat.Float32)]
    [InlineData(WeightFormat.Nf4, WeightFormat.Nf4)]
    [InlineData(WeightFormat.Int8, WeightFormat.BFloat16)]
    public void One_row_is_projected_as_by_each_layer_alone_bias_and_adapter_included(WeightFormat format, WeightFormat last)
    {
        using var computation = new Computation(_workers);
        using var trace = new ProjectionTrace();
        Linear[] linears = [.. Widths.Select((width, i) => Layer(width, i < 2 ? format : last, seed: i))];
        Floats[] outputs = [new(), new(), new()];
        var x = Arrays.Normal(Inputs, seed: 8);

        new Projections(linears, Widths).Forward(computation, x, outputs, rows: 1, trace);

        using var low = new Floats();
        for (var i = 0; i < linears.Length; i++)
        {
            var alone = new float[Widths[i]];
            linears[i].Forward(computation, x, alone, rows: 1, low);
            Assert.Equal(alone, outputs[i].Of(Widths[i]));
            outputs[i].Dispose();
            linears[i].Dispose();
        }
    }

    private Linear Layer(int width, WeightFormat format, int seed) => new(
        "l",
        WeightMatrix.Pack(_workers, Arrays.Normal(width * Inputs, seed), width, Inputs, format),
        new Parameter("l.bias", [width], Arrays.Normal(width, seed + 10)))
    {
        Adapter = new LowRank(
            new Parameter("a", [3, Inputs], Arrays.Normal(3 * Inputs, seed + 20)),
            new Parameter("b", [width, 3], Arrays.Normal(width * 3, seed + 30)),
            scale: 0.5f,
            dropout: 0,
            stream: 1),
    };
}
