using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Tests.Kernels;

public sealed class ProductTests : IDisposable
{
    private readonly Workers _workers = new(2);

    public static TheoryData<int, int, int> Shapes() => new()
    {
        { 1, 1, 1 }, { 1, 33, 7 }, { 2, 16, 64 }, { 5, 31, 65 }, { 7, 8, 193 }, { 12, 32, 192 }, { 13, 100, 257 },
        { 24, 64, 300 }, { 50, 8, 70 }, { 37, 13, 33 }, { 37, 129, 71 }, { 100, 1, 100 }, { 3, 200, 1 }, { 200, 70, 513 }, { 0, 5, 5 }, { 5, 0, 5 }, { 5, 7, 0 },
    };

    public void Dispose() => _workers.Dispose();

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_product_is_what_the_plain_loop_says(int rows, int columns, int depth)
    {
        var left = Arrays.Normal(rows * depth, seed: 1);
        var right = Arrays.Normal(depth * columns, seed: 2);
        var expected = new float[rows * columns];
        var actual = Arrays.Normal(rows * columns, seed: 3);

        Product.MultiplyPlainly(new MatrixView(left, rows, depth), new MatrixView(right, depth, columns), expected);
        Product.Multiply(_workers, new MatrixView(left, rows, depth), new MatrixView(right, depth, columns), actual);

        Assert.InRange(Arrays.Distance(expected, actual), 0, 2e-6);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Transposed_matrices_are_added_to_what_is_there(int rows, int columns, int depth)
    {
        var left = Arrays.Normal(rows * depth, seed: 1);
        var right = Arrays.Normal(depth * columns, seed: 2);
        var expected = Arrays.Normal(rows * columns, seed: 3);
        var actual = expected.ToArray();

        Product.MultiplyPlainly(
            new MatrixView(left, depth, rows).Transposed, new MatrixView(right, columns, depth).Transposed, expected, accumulates: true);
        Product.Multiply(
            _workers, new MatrixView(left, depth, rows).Transposed, new MatrixView(right, columns, depth).Transposed, actual, accumulates: true);

        Assert.InRange(Arrays.Distance(expected, actual), 0, 2e-6);
    }

    [Fact]
    public void The_number_of_threads_does_not_show_in_the_bytes()
    {
        var left = Arrays.Normal(150 * 400, seed: 1);
        var right = Arrays.Normal(400 * 90, seed: 2);
        var results = new List<float[]>();

        foreach (var count in new[] { 1, 2, 5 })
        {
            using var workers = new Workers(count);
            results.Add(new float[150 * 90]);
            Product.Multiply(workers, new MatrixView(left, 150, 400), new MatrixView(right, 400, 90), results[^1]);
        }

        Assert.All(results, result => Assert.Equal(results[0], result));
    }

    [Fact]
    public void A_product_after_the_first_allocates_nothing()
    {
        var left = Arrays.Normal(64 * 96, seed: 1);
        var right = Arrays.Normal(96 * 80, seed: 2);
        var result = new float[64 * 80];

        var bytes = Allocations.BytesEach(Multiply);

        Assert.Equal(0, bytes);

        void Multiply()
        {
            Product.Multiply(_workers, new MatrixView(left, 64, 96), new MatrixView(right, 96, 80), result);
        }
    }
}
