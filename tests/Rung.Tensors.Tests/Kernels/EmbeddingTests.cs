using Rung.Tensors.Kernels.Bias;
using Rung.Tensors.Kernels.Embeddings;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Tests.Kernels;

public sealed class EmbeddingTests : IDisposable
{
    private readonly Workers _workers = new(2);

    public void Dispose() => _workers.Dispose();

    [Fact]
    public void Rows_come_by_their_number_and_may_be_added()
    {
        float[] table = [1, 2, 3, 4, 5, 6];
        var rows = new float[6];

        EmbeddingTable.Gather(table, 2, [2, 0, 2], rows);
        EmbeddingTable.Gather(table, 2, [0, 0, 1], rows, accumulates: true);

        Assert.Equal([6, 8, 2, 4, 8, 10], rows);
    }

    [Fact]
    public void Gradients_of_the_same_row_add_up()
    {
        const int width = 70;
        var dRows = Arrays.Normal(4 * width, seed: 1);
        var dTable = new float[3 * width];

        EmbeddingTable.ScatterAdd(_workers, dRows, width, [2, 0, 2, 2], dTable);

        var expected = new float[3 * width];
        for (var i = 0; i < width; i++)
        {
            expected[i] = dRows[width + i];
            expected[(2 * width) + i] = dRows[i] + dRows[(2 * width) + i] + dRows[(3 * width) + i];
        }

        Assert.Equal(expected, dTable);
    }

    [Fact]
    public void A_number_outside_of_the_table_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddingTable.ScatterAdd(_workers, new float[2], 2, [3], new float[6]));

    [Fact]
    public void A_bias_is_added_to_each_row_and_its_gradient_is_their_sum()
    {
        var (y, bias) = (Arrays.Normal(3 * 67, seed: 1), Arrays.Normal(67, seed: 2));
        var (before, dBias) = (y.ToArray(), new float[67]);

        RowBias.Add(y, bias);
        RowBias.Backward(_workers, before, dBias);

        Assert.Equal(before.Select((value, i) => value + bias[i % 67]), y);
        Assert.Equal(Enumerable.Range(0, 67).Select(i => before[i] + before[67 + i] + before[134 + i]), dBias);
    }
}
