using System.Globalization;
using System.Text;
using Rung.Studies;

namespace Rung.Tensors.Studies.Kernels;

/// <summary>The study's result as Markdown.</summary>
internal static class KernelReport
{
    public static async Task WriteAsync(IReadOnlyList<Measured> products, string vectors, string? neighbour, string load)
    {
        var text = new StringBuilder();
        Line(text, $"Load average before the study {load}. The fastest of many repetitions, contestants in turns. One thread is timed by its own clock,");
        Line(text, $"which stands still while a neighbour has the core; two by the wall's, in turns of 20 ms after pauses of 80 ms, for OpenBLAS's");
        Line(text, $"threads keep their cores busy for a while after a call. What neighbours take of caches and memory they take.");
        Line(text, $"\n## Products: Y (rows, outputs) = X·Wᵀ, GFLOP/s\n");
        Line(text, $"Ours has the weights packed beforehand, as a model does; where a square says \"unpacked\" it packs within the time.");
        Line(text, $"OpenBLAS 0.3.21 (Debian's pthread build) takes the kernels that it finds best for this processor; where AVX-512 is off for");
        Line(text, $"ours, its AVX2 kernels are asked for. A ratio is ours / OpenBLAS. One row is `sgemv`.");
        foreach (var run in products.GroupBy(one => (one.Threads, one.Bits, one.Core)))
        {
            AddTable(text, run.Key.Threads, run.Key.Bits, run.Key.Core, [.. run]);
        }

        Line(text, $"\n## A matrix times a vector\n");
        Line(text, $"8,192 × 1,536 weights, as many matrices in turns as fill 200 MB. The plain loop runs on one thread.");
        text.Append(vectors);
        if (neighbour is null)
        {
            Line(text, $"\nTwo threads and a busy neighbour need the machine alone and are not in this run.");
        }
        else
        {
            Line(text, $"\n## A busy neighbour\n");
            text.Append(neighbour);
        }

        var command = "dotnet run -c Release --project bench/Rung.Tensors.Studies -- kernels" + (neighbour is null ? " one-thread" : "");
        await StudyReport.WriteAsync("kernels", "Kernels beside OpenBLAS, the plain loop and the memory", command, text.ToString());
    }

    private static void AddTable(StringBuilder text, int threads, int bits, string core, List<Measured> rows)
    {
        Line(text, $"\n### {threads} {(threads == 1 ? "thread" : "threads")}, ours with {bits} bits, OpenBLAS {core}\n");
        Line(text, $"| rows × outputs × inputs | OpenBLAS | ours | ratio | unpacked | ratio |");
        Line(text, $"| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var row in rows)
        {
            var general = row.GeneralGigaflops > 0 ? FormattableString.Invariant($"{row.GeneralGigaflops:0} | {row.GeneralGigaflops / row.PeerGigaflops:0.00}") : " | ";
            Line(text, $"| {row.Rows} × {row.Outputs} × {row.Inputs} | {row.PeerGigaflops:0} | {row.PackedGigaflops:0} | {row.PackedGigaflops / row.PeerGigaflops:0.00} | {general} |");
        }

        Line(text, $"\nMedian ratio: one row {Median(rows, 1, 1):0.00}, 8 and 24 rows {Median(rows, 8, 24):0.00}, 128 and more {Median(rows, 128, int.MaxValue):0.00}.");
    }

    private static double Median(List<Measured> all, int fewest, int most)
    {
        var ratios = all.Where(one => one.Rows >= fewest && one.Rows <= most).Select(one => one.PackedGigaflops / one.PeerGigaflops).Order().ToList();
        return (ratios[(ratios.Count - 1) / 2] + ratios[ratios.Count / 2]) / 2;
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
