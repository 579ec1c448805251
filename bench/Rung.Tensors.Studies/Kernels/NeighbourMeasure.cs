using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Studies.Kernels;

/// <summary>What is left of two threads while another process keeps one core busy.</summary>
internal static class NeighbourMeasure
{
    public const string Hog = "hog";

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    private static readonly (string Work, string Unit)[] Works =
    [
        ("1024 × 576 × 1536, ours, 1 thread", "GFLOP/s"),
        ("1024 × 576 × 1536, ours, 2 threads", "GFLOP/s"),
        ("1024 × 576 × 1536, OpenBLAS, 2 threads", "GFLOP/s"),
        ("32 × 576 × 576, ours, 2 threads", "GFLOP/s"),
        ("32 × 576 × 576, OpenBLAS, 2 threads", "GFLOP/s"),
        ("210 products of one row, BFloat16 (a token of a 135M model), ours, 2 threads", "tokens/s"),
    ];

    public static string Run()
    {
        var quiet = Rates();
        using var hog = Process.Start(new ProcessStartInfo(Environment.ProcessPath!) { ArgumentList = { "kernels", Hog } })!;
        double[] busy;
        try
        {
            busy = Rates();
        }
        finally
        {
            hog.Kill();
            hog.WaitForExit();
        }

        var text = new StringBuilder();
        Line(text, $"| work, mean over {Time.TotalSeconds:0} s | alone | one core kept busy | kept |");
        Line(text, $"| --- | ---: | ---: | ---: |");
        foreach (var (i, (work, unit)) in Works.Index())
        {
            Line(text, $"| {work} | {quiet[i]:0.0} {unit} | {busy[i]:0.0} {unit} | {busy[i] / quiet[i]:0%} |");
        }

        return text.ToString();
    }

    public static int Keep()
    {
        while (Environment.TickCount64 >= 0)
        {
            Thread.SpinWait(1000);
        }

        return 0;
    }

    private static double[] Rates()
    {
        using var one = new Workers(1);
        using var two = new Workers(2);
        OpenBlas.SetThreads(2);
        return
        [
            Product(one, 1024, 576, 1536), Product(two, 1024, 576, 1536), Product(null, 1024, 576, 1536),
            Product(two, 32, 576, 576), Product(null, 32, 576, 576), Token(two),
        ];
    }

    private static double Product(Workers? workers, int rows, int outputs, int inputs)
    {
        var (x, w, y) = (ProductMeasure.Uniform(rows * inputs), ProductMeasure.Uniform(outputs * inputs), new float[rows * outputs]);
        using var any = new Workers(1);
        using var packed = WeightMatrix.Pack(any, w, outputs, inputs);
        var runs = RunsPerSecond(() =>
        {
            if (workers is null)
            {
                OpenBlas.Multiply(x, w, y, rows, outputs, inputs);
            }
            else
            {
                packed.Multiply(workers, x, rows, y);
            }
        });
        return 2e-9 * rows * outputs * inputs * runs;
    }

    // The products of a token in a model of 30 layers (hidden 576, inner 1536, 9 heads of which 3 for keys).
    private static double Token(Workers workers)
    {
        (int Outputs, int Inputs)[] shapes = [(576, 576), (192, 576), (192, 576), (576, 576), (1536, 576), (1536, 576), (576, 1536)];
        var layers = Enumerable.Range(0, 30)
            .SelectMany(_ => shapes)
            .Select(shape => WeightMatrix.Pack(workers, ProductMeasure.Uniform(shape.Outputs * shape.Inputs), shape.Outputs, shape.Inputs, WeightFormat.BFloat16))
            .ToArray();
        var (x, y) = (ProductMeasure.Uniform(1536), new float[1536]);
        var runs = RunsPerSecond(() => Array.ForEach(layers, layer => layer.Multiply(workers, x.AsSpan(0, layer.Inputs), rows: 1, y)));
        Array.ForEach(layers, layer => layer.Dispose());
        return runs;
    }

    private static double RunsPerSecond(Action action)
    {
        for (var i = 0; i < 30; i++)
        {
            action();
        }

        var start = Stopwatch.GetTimestamp();
        var runs = 0;
        for (; Stopwatch.GetElapsedTime(start) < Time; runs++)
        {
            action();
        }

        return runs / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
