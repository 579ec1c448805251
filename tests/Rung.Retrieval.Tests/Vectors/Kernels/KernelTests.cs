using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Rung.Retrieval.Vectors.Kernels;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Tests.Vectors.Kernels;

public sealed unsafe class KernelTests
{
    public static TheoryData<int> Dimensions() => [1, 2, 15, 16, 17, 31, 63, 64, 65, 100, 383, 384, 385];

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void A_product_in_lanes_of_any_width_is_that_of_the_obvious_loop(int dimension)
    {
        using var rows = Floats(5, dimension, out var length);
        var start = (float*)rows.Start;

        CheckProducts<Lanes128>(start, length);
        CheckProducts<Lanes256>(start, length);
        CheckProducts<Lanes512>(start, length);
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void One_product_and_four_at_once_agree_to_the_bit(int dimension)
    {
        using var rows = Floats(5, dimension, out var length);
        var start = (float*)rows.Start;
        var query = start + (4 * length);
        var products = stackalloc float[4];

        DotKernel.DotFour(query, start, start + length, start + (2 * length), start + (3 * length), length, products);

        for (var row = 0; row < 4; row++)
        {
            Assert.Equal(DotKernel.Dot(query, start + (row * length), length), products[row]);
        }
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void A_tile_of_any_width_has_the_products_of_the_obvious_loop(int dimension)
    {
        CheckTile<Lanes512>(dimension, byHalves: false);
        CheckTile<Lanes256>(dimension, byHalves: true);
        CheckTile<Lanes128>(dimension, byHalves: true);
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Products_of_small_integers_are_exact(int dimension)
    {
        using var rows = Bytes(5, dimension, out var length);
        var start = (sbyte*)rows.Start;
        var query = start + (4 * length);
        var products = stackalloc int[4];
        var expected = new int[4];
        for (var row = 0; row < expected.Length; row++)
        {
            expected[row] = ExpectedBytes(start, 4, row, length);
        }

        ByteKernel.DotFour(query, start, length, products);
        Assert.Equal(expected, new Span<int>(products, 4).ToArray());
        ByteKernel.DotFourByWidening(query, start, length, products);
        Assert.Equal(expected, new Span<int>(products, 4).ToArray());
        if (Avx2.IsSupported)
        {
            ByteKernel.DotFourByAvx2(query, start, length, products);
            Assert.Equal(expected, new Span<int>(products, 4).ToArray());
        }
    }

    [Fact]
    public void The_largest_integers_do_not_overflow()
    {
        using var rows = new RowMemory(ByteKernel.Padded(4096));
        rows.Reserve(5);
        new Span<sbyte>((sbyte*)rows.Start, 4096 * 4).Fill(-127);
        new Span<sbyte>((sbyte*)rows.Row(4), 4096).Fill(127);
        var products = stackalloc int[4];

        ByteKernel.DotFour((sbyte*)rows.Row(4), (sbyte*)rows.Start, 4096, products);

        Assert.Equal([-127 * 127 * 4096, -127 * 127 * 4096, -127 * 127 * 4096, -127 * 127 * 4096], new Span<int>(products, 4).ToArray());
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void A_tile_of_small_integers_is_that_of_the_obvious_loop(int dimension)
    {
        const int Rows = ByteTileKernel.Rows;
        const int Width = ByteTileKernel.PanelWidth;
        using var rows = Bytes(Rows, dimension, out var length);
        var random = new Random(dimension);
        byte[] panel = [.. Enumerable.Range(0, length * Width).Select(_ => (byte)random.Next(1, 256))];
        float[] scales = [.. Enumerable.Range(0, Rows).Select(_ => random.NextSingle())];
        int[] sums = [.. Enumerable.Range(0, Rows).Select(row => SumOf((sbyte*)rows.Row(row), length))];
        var (fast, plain, fastReached, plainReached) = (new float[Rows * Width], new float[Rows * Width], new uint[Rows], new uint[Rows]);

        // Every second query takes all, so that all rows are written.
        float[] thresholds = [.. Enumerable.Range(0, Width).Select(query => query % 2 == 0 ? float.NegativeInfinity : random.NextSingle() * 100)];
        fixed (byte* queries = panel)
        fixed (float* scale = scales, threshold = thresholds, fastScores = fast, plainScores = plain)
        fixed (int* sum = sums)
        fixed (uint* fastBits = fastReached, plainBits = plainReached)
        {
            ByteTileKernel.Compare((sbyte*)rows.Start, queries, length, scale, sum, threshold, fastScores, fastBits);
            ByteTileKernel.ComparePlainly((sbyte*)rows.Start, queries, length, scale, sum, threshold, plainScores, plainBits);
        }

        Assert.Equal(plainReached, fastReached);
        Assert.Equal(plain, fast);
    }

    [Fact]
    public void A_tile_in_which_nothing_reaches_a_threshold_says_so()
    {
        using var rows = Bytes(ByteTileKernel.Rows, 64, out var length);
        var panel = new byte[length * ByteTileKernel.PanelWidth];
        float[] thresholds = [.. Enumerable.Repeat(float.PositiveInfinity, ByteTileKernel.PanelWidth)];
        var (scales, sums, scores, reached) = (new float[ByteTileKernel.Rows], new int[ByteTileKernel.Rows], new float[96], new uint[ByteTileKernel.Rows]);
        fixed (byte* queries = panel)
        fixed (float* scale = scales, threshold = thresholds, score = scores)
        fixed (int* sum = sums)
        fixed (uint* bits = reached)
        {
            Assert.False(ByteTileKernel.Compare((sbyte*)rows.Start, queries, length, scale, sum, threshold, score, bits));
        }
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Quantizing_is_that_of_the_obvious_loop(int dimension)
    {
        var random = new Random(dimension);
        float[] vector = [.. Enumerable.Range(0, dimension).Select(_ => random.NextSingle() - 0.5f)];
        var (fast, plain) = (new sbyte[dimension], new sbyte[dimension]);

        var scale = Quantizer.Quantize(vector, fast);

        Assert.Equal(ReferenceKernels.Quantize(vector, plain), scale);
        Assert.Equal(plain, fast);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1e-45f)]
    [InlineData(3e38f)]
    public void Zero_tiny_and_huge_vectors_can_be_quantized(float component)
    {
        var quantized = new sbyte[3];

        var scale = Quantizer.Quantize([component, -component, 0], quantized);

        Assert.True(float.IsFinite(scale));
        Assert.All(quantized, number => Assert.InRange(number, -127, 127));
    }

    // Runs again where the environment takes instructions away: without this a misspelt variable would take none and pass.
    [Fact]
    public void The_processor_has_what_the_environment_leaves()
    {
        Assert.False(IsOff("AVX512") && Vector512.IsHardwareAccelerated);
        Assert.False(IsOff("AVXVNNI") && AvxVnni.IsSupported);
        Assert.False(IsOff("AVX2") && (Avx2.IsSupported || Vector256.IsHardwareAccelerated));
        Assert.False(IsOff("HWIntrinsic") && (Avx2.IsSupported || Vector128.IsHardwareAccelerated));
    }

    private static bool IsOff(string instructions) => Environment.GetEnvironmentVariable($"DOTNET_Enable{instructions}") == "0";

    private static void CheckProducts<TLanes>(float* start, int length)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var products = stackalloc float[4];

        DotKernel.DotFour<TLanes>(
            start + (4 * length), start, start + length, start + (2 * length), start + (3 * length), length, products);

        for (var row = 0; row < 4; row++)
        {
            Assert.Equal(Expected(start, 4, row, length), products[row], tolerance: 1e-4);
        }
    }

    private static void CheckTile<TLanes>(int dimension, bool byHalves)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var width = 2 * TLanes.Count;
        using var rows = Floats(TileKernel.Rows + width, dimension, out var length);
        var start = (float*)rows.Start;
        var (panel, products) = (new float[length * width], new float[TileKernel.Rows * width]);
        var (thresholds, reached) = (new float[width], new uint[TileKernel.Rows]);
        for (var query = 0; query < width; query++)
        {
            thresholds[query] = query % 3 == 0 ? float.PositiveInfinity : float.NegativeInfinity;
            for (var i = 0; i < length; i++)
            {
                panel[(i * width) + query] = start[((TileKernel.Rows + query) * length) + i];
            }
        }

        fixed (float* queries = panel, least = thresholds, all = products)
        fixed (uint* bits = reached)
        {
            Assert.True(byHalves
                ? TileKernel.CompareByHalves<TLanes>(start, queries, length, least, all, bits)
                : TileKernel.Compare<TLanes>(start, queries, length, least, all, bits));
        }

        for (var row = 0; row < TileKernel.Rows; row++)
        {
            for (var query = 0; query < width; query++)
            {
                Assert.Equal(query % 3 != 0, ((reached[row] >> query) & 1) == 1);
                Assert.Equal(Expected(start, TileKernel.Rows + query, row, length), products[(row * width) + query], tolerance: 1e-4);
            }
        }
    }

    private static double Expected(float* start, int one, int other, int length) =>
        ReferenceKernels.Dot(new ReadOnlySpan<float>(start + (one * length), length), new ReadOnlySpan<float>(start + (other * length), length));

    private static int ExpectedBytes(sbyte* start, int one, int other, int length) =>
        ReferenceKernels.Dot(new ReadOnlySpan<sbyte>(start + (one * length), length), new ReadOnlySpan<sbyte>(start + (other * length), length));

    private static RowMemory Floats(int count, int dimension, out int length)
    {
        length = DotKernel.Padded(dimension);
        var (rows, random) = (new RowMemory(length * sizeof(float)), new Random(dimension));
        rows.Reserve(count);
        for (var row = 0; row < count; row++)
        {
            for (var i = 0; i < dimension; i++)
            {
                ((float*)rows.Row(row))[i] = random.NextSingle() - 0.5f;
            }
        }

        return rows;
    }

    private static RowMemory Bytes(int count, int dimension, out int length)
    {
        length = ByteKernel.Padded(dimension);
        var (rows, random) = (new RowMemory(length), new Random(dimension));
        rows.Reserve(count);
        for (var row = 0; row < count; row++)
        {
            for (var i = 0; i < dimension; i++)
            {
                ((sbyte*)rows.Row(row))[i] = (sbyte)random.Next(-127, 128);
            }
        }

        return rows;
    }

    private static int SumOf(sbyte* row, int length)
    {
        var sum = 0;
        for (var i = 0; i < length; i++)
        {
            sum += row[i];
        }

        return sum;
    }
}
