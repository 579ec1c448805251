using Rung.Tensors.Kernels.Rotary;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Tests.Kernels;

public sealed class RotaryTests : IDisposable
{
    private readonly Workers _workers = new(2);

    public static TheoryData<int> Layouts() => [(int)RotaryLayout.Halves, (int)RotaryLayout.Interleaved];

    public void Dispose() => _workers.Dispose();

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Each_pair_turns_by_its_angle(int layout)
    {
        const int heads = 3, headSize = 40, dimensions = 34;
        int[] positions = [0, 5, 99];
        var x = Arrays.Normal(positions.Length * heads * headSize, seed: 1);
        var actual = x.ToArray();

        RotaryEmbedding.Forward(_workers, actual, heads, headSize, positions, new RotaryTable(dimensions, 100), (RotaryLayout)layout);

        var expected = x.ToArray();
        for (var row = 0; row < positions.Length * heads; row++)
        {
            for (var pair = 0; pair < dimensions / 2; pair++)
            {
                var (first, second) = (RotaryLayout)layout == RotaryLayout.Halves ? (pair, pair + (dimensions / 2)) : (2 * pair, (2 * pair) + 1);
                var (sine, cosine) = Math.SinCos(positions[row / heads] * Math.Pow(10_000, -2.0 * pair / dimensions));
                var (a, b) = (x[(row * headSize) + first], x[(row * headSize) + second]);
                expected[(row * headSize) + first] = (float)((a * cosine) - (b * sine));
                expected[(row * headSize) + second] = (float)((b * cosine) + (a * sine));
            }
        }

        Assert.InRange(Arrays.Distance(expected, actual), 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Backward_is_the_transposed_turn(int layout)
    {
        int[] positions = [3, 17];
        var table = new RotaryTable(16, 32, scaling: new YarnScaling(Factor: 4, OriginalLength: 8));
        var (x, dy) = (Arrays.Normal(2 * 16, seed: 1), Arrays.Normal(2 * 16, seed: 2));
        var (turned, dx) = (x.ToArray(), dy.ToArray());

        RotaryEmbedding.Forward(_workers, turned, 1, 16, positions, table, (RotaryLayout)layout);
        RotaryEmbedding.Backward(_workers, dx, 1, 16, positions, table, (RotaryLayout)layout);

        // ⟨dy, R·x⟩ = ⟨Rᵀ·dy, x⟩
        Assert.Equal(dy.Zip(turned, (a, b) => (double)a * b).Sum(), dx.Zip(x, (a, b) => (double)a * b).Sum(), 1e-4);
    }

    [Fact]
    public void Linear_scaling_presses_positions_together()
    {
        var scaled = new RotaryTable(8, 41, scaling: new LinearScaling(4));
        var plain = new RotaryTable(8, 11);

        Assert.Equal(plain.Cosines[(10 * 4)..], scaled.Cosines[(40 * 4)..]);
    }

    [Fact]
    public void Llama_3_keeps_fast_turns_slows_slow_ones_and_goes_over_between()
    {
        var scaling = new Llama3Scaling(Factor: 8, LowFactor: 1, HighFactor: 4, OriginalLength: 8192);
        var scaled = scaling.Scale([Turning(5), Turning(2.5), Turning(0.5)], 500_000);

        Assert.Equal([Turning(5), (0.5 * Turning(2.5)) + (0.5 * Turning(2.5) / 8), Turning(0.5) / 8], scaled, (a, b) => Math.Abs(a - b) < 1e-12);

        static double Turning(double turns)
        {
            return turns * 2 * Math.PI / 8192;
        }
    }

    [Fact]
    public void Yarn_keeps_the_first_pairs_slows_the_last_and_raises_the_magnitude()
    {
        var scaling = new YarnScaling(Factor: 4, OriginalLength: 32_768);
        var frequencies = Enumerable.Range(0, 64).Select(i => Math.Pow(1_000_000, -i / 64.0)).ToArray();

        var scaled = scaling.Scale(frequencies, 1_000_000);

        // The transition is from pair ⌊23.6⌋ (32 turns) to pair ⌈39.7⌉ (1 turn).
        Assert.Equal(frequencies[..24], scaled[..24]);
        Assert.Equal(frequencies[40..].Select(frequency => frequency / 4), scaled[40..]);
        Assert.Equal((0.5 * frequencies[32]) + (0.5 * frequencies[32] / 4), Math.Round(scaled[32], 15), 1e-4);
        Assert.Equal((0.1 * Math.Log(4)) + 1, scaling.Magnitude);
    }

    [Fact]
    public void A_position_beyond_the_table_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            RotaryEmbedding.Forward(_workers, new float[4], 1, 4, [8], new RotaryTable(4, 8), RotaryLayout.Halves));
}
