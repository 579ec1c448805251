using System.Runtime.InteropServices;
using Rung.Tensors.Kernels.Memory;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Tests.Kernels;

public sealed class WeightMatrixTests : IDisposable
{
    private readonly Workers _workers = new(2);

    public static TheoryData<int, int, int, int> Shapes()
    {
        var data = new TheoryData<int, int, int, int>();
        foreach (var format in Enum.GetValues<WeightFormat>())
        {
            foreach (var (rows, outputs, inputs) in new[] { (1, 1, 1), (1, 33, 70), (1, 64, 128), (1, 100, 257), (2, 40, 65), (7, 65, 96), (13, 31, 300), (30, 96, 64) })
            {
                data.Add((int)format, rows, outputs, inputs);
            }
        }

        return data;
    }

    public static TheoryData<int, int, int, int[]> JointShapes()
    {
        var data = new TheoryData<int, int, int, int[]>();
        foreach (var format in Enum.GetValues<WeightFormat>())
        {
            data.Add((int)format, 1, 1, [1]);
            data.Add((int)format, 1, 70, [33, 1, 65]);
            data.Add((int)format, 1, 257, [300, 100, 100, 7]);
            data.Add((int)format, 3, 70, [33, 1, 65]);
            data.Add((int)format, 24, 257, [300, 100, 100, 7]);
            data.Add((int)format, 50, 65, [64, 32]);
        }

        return data;
    }

    public static TheoryData<int, double> Errors() => new()
    {
        { (int)WeightFormat.Float32, 0 },
        { (int)WeightFormat.BFloat16, 0.0020 },
        { (int)WeightFormat.Float16, 0.00025 },
        { (int)WeightFormat.Int8, 0.006 },
        { (int)WeightFormat.Nf4, 0.10 },
        { (int)WeightFormat.Nf4Double, 0.10 },
    };

    public void Dispose() => _workers.Dispose();

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_is_the_product_with_the_unpacked_weights(int format, int rows, int outputs, int inputs)
    {
        using var weights = WeightMatrix.Pack(_workers, Arrays.Normal(outputs * inputs, seed: 1), outputs, inputs, (WeightFormat)format);
        var unpacked = new float[outputs * inputs];
        weights.Unpack(unpacked);
        var x = Arrays.Normal(rows * inputs, seed: 2);
        var expected = Arrays.Normal(rows * outputs, seed: 3);
        var actual = expected.ToArray();

        Product.MultiplyPlainly(new MatrixView(x, rows, inputs), new MatrixView(unpacked, outputs, inputs).Transposed, expected, accumulates: true);
        weights.Multiply(_workers, x, rows, actual, accumulates: true);

        Assert.InRange(Arrays.Distance(expected, actual), 0, 3e-6);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Backward_is_the_product_with_the_unpacked_weights(int format, int rows, int outputs, int inputs)
    {
        using var weights = WeightMatrix.Pack(_workers, Arrays.Normal(outputs * inputs, seed: 1), outputs, inputs, (WeightFormat)format);
        var unpacked = new float[outputs * inputs];
        weights.Unpack(unpacked);
        var dy = Arrays.Normal(rows * outputs, seed: 2);
        var expected = new float[rows * inputs];
        var actual = Arrays.Normal(rows * inputs, seed: 3);

        Product.MultiplyPlainly(new MatrixView(dy, rows, outputs), new MatrixView(unpacked, outputs, inputs), expected);
        weights.MultiplyBackward(_workers, dy, rows, actual);

        Assert.InRange(Arrays.Distance(expected, actual), 0, 3e-6);
    }

    [Theory]
    [MemberData(nameof(JointShapes))]
    public unsafe void Several_matrices_give_together_what_each_gives_alone(int format, int rows, int inputs, int[] outputs)
    {
        const float Untouched = 12345;
        var matrices = outputs.Select((count, i) => WeightMatrix.Pack(_workers, Arrays.Normal(count * inputs, seed: i), count, inputs, (WeightFormat)format)).ToArray();
        var x = Arrays.Normal(rows * inputs, seed: 9);
        using var buffer = new NativeBuffer(((rows * outputs.Sum()) + outputs.Length) * sizeof(float));
        var all = new Span<float>(buffer.Start, (rows * outputs.Sum()) + outputs.Length);
        all.Fill(Untouched);

        // One float lies between any two results.
        var starts = outputs.Select((_, i) => (rows * outputs[..i].Sum()) + i).ToArray();
        matrices[0].MultiplyEach(_workers, matrices, x, rows, Array.ConvertAll(starts, start => (nint)buffer.Start + (start * sizeof(float))));

        for (var i = 0; i < matrices.Length; i++)
        {
            var (unpacked, expected, alone) = (new float[outputs[i] * inputs], new float[rows * outputs[i]], new float[rows * outputs[i]]);
            matrices[i].Unpack(unpacked);
            Product.MultiplyPlainly(new MatrixView(x, rows, inputs), new MatrixView(unpacked, outputs[i], inputs).Transposed, expected);
            matrices[i].Multiply(_workers, x, rows, alone);
            var actual = all.Slice(starts[i], rows * outputs[i]);
            Assert.InRange(Arrays.Distance(expected, actual), 0, 3e-6);
            Assert.Equal(alone, actual);
            Assert.Equal(Untouched, all[starts[i] + (rows * outputs[i])]);
        }

        Array.ForEach(matrices, matrix => matrix.Dispose());
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void A_format_loses_no_more_than_its_bits_allow(int format, double bound)
    {
        var values = Arrays.Normal(70 * 200, seed: 1, scale: 0.02f);
        var unpacked = new float[values.Length];

        using var weights = WeightMatrix.Pack(_workers, values, 70, 200, (WeightFormat)format);
        weights.Unpack(unpacked);

        var (error, size) = (0d, 0d);
        for (var i = 0; i < values.Length; i++)
        {
            error += Math.Pow(values[i] - unpacked[i], 2);
            size += Math.Pow(values[i], 2);
        }

        Assert.InRange(Math.Sqrt(error / size), 0, bound);
    }

    [Fact]
    public void Stored_halves_are_read_as_they_are()
    {
        var values = Arrays.Normal(40 * 24, seed: 1);
        var brain = Array.ConvertAll(values, BFloat16Codec.FromSingle);
        var half = Array.ConvertAll(values, value => (Half)value);
        var (fromBrain, fromHalf) = (new float[values.Length], new float[values.Length]);

        using var first = WeightMatrix.Pack(_workers, MemoryMarshal.AsBytes(brain), StoredType.BFloat16, 40, 24, WeightFormat.BFloat16);
        using var second = WeightMatrix.Pack(_workers, MemoryMarshal.AsBytes(half), StoredType.Float16, 40, 24, WeightFormat.Float32);
        first.Unpack(fromBrain);
        second.Unpack(fromHalf);

        Assert.Equal(Array.ConvertAll(brain, BFloat16Codec.ToSingle), fromBrain);
        Assert.Equal(Array.ConvertAll(half, value => (float)value), fromHalf);
    }

    [Fact]
    public void Every_half_has_its_value_in_the_product()
    {
        var halves = Enumerable.Range(0, 1 << 16).Select(bits => (float)BitConverter.UInt16BitsToHalf((ushort)bits)).Where(float.IsFinite).ToArray();
        var actual = new float[halves.Length];

        using var weights = WeightMatrix.Pack(_workers, halves, halves.Length, 1, WeightFormat.Float16);
        weights.Multiply(_workers, [1f], rows: 1, actual);

        Assert.Equal(halves, actual);
    }

    [Fact]
    public void A_weight_beyond_half_precision_is_refused()
    {
        var error = Assert.Throws<WeightRangeException>(() => WeightMatrix.Pack(_workers, [1f, 70_000f], 1, 2, WeightFormat.Float16));

        Assert.Equal(70_000f, error.Weight);
    }

    [Fact]
    public void Decoding_allocates_nothing()
    {
        using var weights = WeightMatrix.Pack(_workers, Arrays.Normal(256 * 128, seed: 1), 256, 128, WeightFormat.Nf4Double);
        var x = Arrays.Normal(128, seed: 2);
        var y = new float[256];

        var bytes = Allocations.BytesEach(() => weights.Multiply(_workers, x, rows: 1, y));

        Assert.Equal(0, bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public unsafe void Decoding_with_several_matrices_allocates_nothing(int rows)
    {
        using var one = WeightMatrix.Pack(_workers, Arrays.Normal(256 * 128, seed: 1), 256, 128, WeightFormat.Nf4Double);
        using var two = WeightMatrix.Pack(_workers, Arrays.Normal(64 * 128, seed: 2), 64, 128, WeightFormat.Nf4Double);
        using var results = new NativeBuffer(rows * (256 + 64) * sizeof(float));
        WeightMatrix[] matrices = [one, two];
        nint[] places = [(nint)results.Start, (nint)results.Start + (rows * 256 * sizeof(float))];
        var x = Arrays.Normal(rows * 128, seed: 3);

        var bytes = Allocations.BytesEach(() => one.MultiplyEach(_workers, matrices, x, rows, places));

        Assert.Equal(0, bytes);
    }
}
