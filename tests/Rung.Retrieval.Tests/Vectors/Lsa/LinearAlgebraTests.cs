using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Retrieval.Tests.Vectors.Lsa;

public sealed class LinearAlgebraTests
{
    private static readonly int[] Outer = [0, 3];
    private static readonly int[] Inner = [1, 2];

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 5, 3)]
    [InlineData(33, 65, 17)]
    public void A_sparse_product_is_that_of_the_obvious_loops(int rows, int columns, int width)
    {
        var (sparse, dense) = Sparse(rows, columns, share: 0.4, seed: 1);
        var other = Dense(columns, width, seed: 2);

        var product = sparse.Multiply(other);

        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < width; j++)
            {
                Assert.Equal(Enumerable.Range(0, columns).Sum(k => (double)dense[i][k] * other.Row(k)[j]), product.Row(i)[j], tolerance: 1e-4);
            }
        }
    }

    [Fact]
    public void Turning_a_sparse_matrix_twice_gives_it_back()
    {
        var (sparse, _) = Sparse(13, 29, share: 0.2, seed: 3);

        var back = sparse.Transposed().Transposed();

        for (var row = 0; row < sparse.Rows; row++)
        {
            Assert.Equal(sparse.ColumnsOf(row), back.ColumnsOf(row));
            Assert.Equal(sparse.ValuesOf(row), back.ValuesOf(row));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(40, 7)]
    [InlineData(129, 65)]
    public void Orthonormal_columns_times_their_factor_are_the_matrix(int rows, int columns)
    {
        var matrix = Dense(rows, columns, seed: 4);
        var turned = matrix.Transposed();

        var factor = Orthonormal.Factor(turned);

        for (var i = 0; i < columns; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                Assert.Equal(i == j ? 1 : 0, Dot(turned.Row(i), turned.Row(j)), tolerance: 1e-5);
            }

            for (var row = 0; row < rows; row++)
            {
                Assert.Equal(matrix.Row(row)[i], Enumerable.Range(0, columns).Sum(k => turned.Row(k)[row] * factor[i][k]), tolerance: 1e-4);
            }
        }
    }

    [Fact]
    public void A_column_that_others_span_becomes_zero()
    {
        var turned = Dense(3, 50, seed: 5);
        for (var i = 0; i < 50; i++)
        {
            turned.Row(2)[i] = (2 * turned.Row(0)[i]) - turned.Row(1)[i];
        }

        Orthonormal.Factor(turned);

        Assert.Equal(new float[50], turned.Row(2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(40)]
    public void Singular_values_and_vectors_give_the_matrix_back(int size)
    {
        var random = new Random(6);
        double[][] columns = [.. Enumerable.Range(0, size).Select(_ => Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5).ToArray())];
        double[][] original = [.. columns.Select(column => column.ToArray())];

        var factors = SmallSvd.Factor(columns);

        Assert.Equal(factors.OrderByDescending(factor => factor.Value), factors);
        foreach (var (one, other) in from one in factors from other in factors select (one, other))
        {
            var isSame = ReferenceEquals(one.Vector, other.Vector);
            Assert.Equal(isSame ? 1 : 0, one.Vector.Zip(other.Vector, (x, y) => x * y).Sum(), tolerance: 1e-10);

            // Images of singular vectors are orthogonal and as long as the singular values.
            var common = Image(original, one.Vector).Zip(Image(original, other.Vector), (x, y) => x * y).Sum();
            Assert.Equal(isSame ? one.Value * one.Value : 0, common, tolerance: 1e-10);
        }
    }

    [Fact]
    public void With_all_directions_tried_random_projection_is_exact()
    {
        var (sparse, dense) = Sparse(60, 35, share: 0.3, seed: 7);
        var exact = SmallSvd.Factor([.. Enumerable.Range(0, 35).Select(j => Enumerable.Range(0, 60).Select(i => (double)dense[i][j]).ToArray())]);

        var (values, vectors) = RandomizedSvd.Factor(sparse, new LsaOptions { Dimension = 10, Oversampling = 100 }, TestContext.Current.CancellationToken);

        for (var k = 0; k < 10; k++)
        {
            Assert.Equal(exact[k].Value, values[k], tolerance: 1e-4);
            var alignment = Enumerable.Range(0, 35).Sum(i => exact[k].Vector[i] * vectors.Row(i)[k]);
            Assert.Equal(1, Math.Abs(alignment), tolerance: 1e-3);
        }
    }

    [Fact]
    public void A_few_directions_find_nearly_the_largest_singular_values()
    {
        var (sparse, dense) = Sparse(300, 200, share: 0.05, seed: 8);
        var exact = SmallSvd.Factor([.. Enumerable.Range(0, 200).Select(j => Enumerable.Range(0, 300).Select(i => (double)dense[i][j]).ToArray())]);

        var (values, _) = RandomizedSvd.Factor(sparse, new LsaOptions { Dimension = 20 }, TestContext.Current.CancellationToken);

        // A random matrix has no gap between its singular values, the hardest case; those of texts fall faster.
        Assert.All(values.Select((value, k) => value / exact[k].Value), share => Assert.InRange(share, 0.97, 1.0001));
    }

    [Fact]
    public void A_matrix_of_low_rank_gives_no_more_directions_than_it_has()
    {
        var starts = Enumerable.Range(0, 21).Select(i => i * 2).ToArray();
        var columns = Enumerable.Range(0, 20).SelectMany(row => row % 2 == 0 ? Outer : Inner).ToArray();
        var matrix = new SparseMatrix(5, starts, columns, [.. Enumerable.Repeat(1f, 40)]);

        var (values, _) = RandomizedSvd.Factor(matrix, new LsaOptions(), TestContext.Current.CancellationToken);

        Assert.Equal([Math.Sqrt(20), Math.Sqrt(20)], values, (one, other) => Math.Abs(one - other) < 1e-4);
    }

    private static double[] Image(double[][] columns, double[] vector) =>
        [.. Enumerable.Range(0, columns[0].Length).Select(row => columns.Select((column, j) => column[row] * vector[j]).Sum())];

    private static double Dot(Span<float> one, Span<float> other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            sum += (double)one[i] * other[i];
        }

        return sum;
    }

    private static DenseMatrix Dense(int rows, int columns, int seed)
    {
        var (random, matrix) = (new Random(seed), new DenseMatrix(rows, columns));
        for (var row = 0; row < rows; row++)
        {
            foreach (ref var value in matrix.Row(row))
            {
                value = random.NextSingle() - 0.5f;
            }
        }

        return matrix;
    }

    private static (SparseMatrix Sparse, float[][] Dense) Sparse(int rows, int columns, double share, int seed)
    {
        var (random, dense) = (new Random(seed), Enumerable.Range(0, rows).Select(_ => new float[columns]).ToArray());
        var (starts, columnOf, values) = (new List<int> { 0 }, new List<int>(), new List<float>());
        for (var row = 0; row < rows; row++)
        {
            foreach (var column in Enumerable.Range(0, columns).Where(_ => random.NextDouble() < share))
            {
                dense[row][column] = random.NextSingle() - 0.3f;
                columnOf.Add(column);
                values.Add(dense[row][column]);
            }

            starts.Add(values.Count);
        }

        return (new SparseMatrix(columns, [.. starts], [.. columnOf], [.. values]), dense);
    }
}
