using System.Runtime.Intrinsics;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Studies.Kernels;

/// <summary>Y = X·Wᵀ in float, ours beside OpenBLAS, in this process.</summary>
internal static class ProductMeasure
{
    private const double LargestProduct = 2e10; // operations; above, a round would take a second
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(60);

    private static readonly int[] Squares = [256, 512, 1024];
    private static readonly int[] Rows = [1, 8, 24, 128, 1024];
    private static readonly (int Outputs, int Inputs)[] Layers =
        [(288, 288), (768, 288), (288, 768), (32_000, 288), (576, 576), (1536, 576), (576, 1536), (49_152, 576)];

    public static IEnumerable<Measured> Run(int threads)
    {
        OpenBlas.SetThreads(threads);
        using var workers = new Workers(threads);
        foreach (var size in Squares)
        {
            yield return One(workers, size, size, size, isSquare: true);
        }

        foreach (var (outputs, inputs) in Layers)
        {
            foreach (var rows in Rows.Where(rows => 2.0 * rows * outputs * inputs < LargestProduct))
            {
                yield return One(workers, rows, outputs, inputs, isSquare: false);
            }
        }
    }

    public static float[] Uniform(int length)
    {
        var random = new Random(1);
        var values = new float[length];
        for (var i = 0; i < length; i++)
        {
            values[i] = random.NextSingle() - 0.5f;
        }

        return values;
    }

    private static Measured One(Workers workers, int rows, int outputs, int inputs, bool isSquare)
    {
        var (x, w) = (Uniform(rows * inputs), Uniform(outputs * inputs));
        var (peer, ours) = (new float[rows * outputs], new float[rows * outputs]);
        using var packed = WeightMatrix.Pack(workers, w, outputs, inputs);
        List<Action> contestants =
        [
            () => OpenBlas.Multiply(x, w, peer, rows, outputs, inputs),
            () => packed.Multiply(workers, x, rows, ours),
        ];
        if (isSquare)
        {
            contestants.Add(() =>
                Product.Multiply(workers, new MatrixView(x, rows, inputs), new MatrixView(w, outputs, inputs).Transposed, ours));
        }

        var seconds = Best.SecondsOf(workers.Count, Budget, [.. contestants]);
        Compare(peer, ours);
        var operations = 2e-9 * rows * outputs * inputs;
        return new Measured
        {
            Threads = workers.Count,
            Rows = rows,
            Outputs = outputs,
            Inputs = inputs,
            Core = OpenBlas.Core,
            Bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
            PeerGigaflops = operations / seconds[0],
            PackedGigaflops = operations / seconds[1],
            GeneralGigaflops = isSquare ? operations / seconds[2] : 0,
        };
    }

    private static void Compare(float[] peer, float[] ours)
    {
        for (var i = 0; i < peer.Length; i++)
        {
            if (!(Math.Abs(peer[i] - ours[i]) < 1e-4))
            {
                throw new InvalidOperationException($"Value {i} is {ours[i]}, and {peer[i]} by OpenBLAS.");
            }
        }
    }
}
