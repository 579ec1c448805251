using System.Globalization;
using System.Text;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Studies.Kernels;

/// <summary>A matrix times a vector, as decoding does: bytes per second in each format, beside the plain loop and the memory.</summary>
internal static class VectorMeasure
{
    private const int Outputs = 8192;
    private const int Inputs = 1536;
    private const long ColdBytes = 200L << 20; // six times the last-level cache
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(400);

    public static string Run(IEnumerable<int> threadCounts)
    {
        var text = new StringBuilder();
        foreach (var threads in threadCounts)
        {
            using var workers = new Workers(threads);
            var (copy, read) = MemoryMeasure.Run(workers);
            Line(text, $"\n{threads} {(threads == 1 ? "thread" : "threads")}; memory in the same run: copies {copy:0.0} GB/s (read and written bytes), reads {read:0.0} GB/s.\n");
            Line(text, $"| format | bits a weight | weights from memory: GB/s | 10⁹ weights/s | share of reading | plain loop, 10⁹ weights/s | from the cache (576 × 576), 10⁹ weights/s |");
            Line(text, $"| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
            foreach (var format in Enum.GetValues<WeightFormat>())
            {
                AddRow(text, workers, format, read);
            }
        }

        return text.ToString();
    }

    private static void AddRow(StringBuilder text, Workers workers, WeightFormat format, double read)
    {
        var values = ProductMeasure.Uniform(Outputs * Inputs);
        var (x, y) = (ProductMeasure.Uniform(Inputs), new float[Outputs]);
        List<WeightMatrix> matrices = [];
        while (matrices.Sum(matrix => matrix.Bytes) < ColdBytes)
        {
            matrices.Add(WeightMatrix.Pack(workers, values, Outputs, Inputs, format));
        }

        using var small = WeightMatrix.Pack(workers, values.AsSpan(0, 576 * 576), 576, 576, format);
        var plain = new PlainWeights(values, Inputs, format);
        var seconds = Best.SecondsOf(
            workers.Count,
            Budget,
            () => matrices.ForEach(matrix => matrix.Multiply(workers, x, rows: 1, y)),
            () => plain.Multiply(x, y),
            () => Repeat(small, workers, x, y));
        var bytes = matrices.Sum(matrix => matrix.Bytes);
        var rate = bytes / seconds[0] / 1e9;
        var weights = (double)Outputs * Inputs;
        Line(text, $"| {format} | {8.0 * matrices[0].Bytes / weights:0.00} | {rate:0.0} | {matrices.Count * weights / seconds[0] / 1e9:0.0} | {rate / read:0%} | {weights / seconds[1] / 1e9:0.00} | {100.0 * 576 * 576 / seconds[2] / 1e9:0.0} |");
        matrices.ForEach(matrix => matrix.Dispose());
    }

    private static void Repeat(WeightMatrix matrix, Workers workers, float[] x, float[] y)
    {
        for (var i = 0; i < 100; i++)
        {
            matrix.Multiply(workers, x, rows: 1, y);
        }
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
