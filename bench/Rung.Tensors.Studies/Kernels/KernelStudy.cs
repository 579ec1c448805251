using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Rung.Tensors.Studies.Kernels;

/// <summary>
/// Products and vectors beside OpenBLAS, the plain loop and the memory. Products are measured in processes of their own, for
/// what a processor may use is decided when a process starts.
/// </summary>
internal static class KernelStudy
{
    private const string Products = "products";
    private const string OneThread = "one-thread";

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case [NeighbourMeasure.Hog]:
                return NeighbourMeasure.Keep();
            case [Products, var threads]:
                foreach (var measured in ProductMeasure.Run(int.Parse(threads, CultureInfo.InvariantCulture)))
                {
                    await Console.Out.WriteLineAsync(JsonSerializer.Serialize(measured));
                }

                return 0;
            case [OneThread]:
                await ReportAsync([1]);
                return 0;
            default:
                await ReportAsync([1, 2]);
                return 0;
        }
    }

    private static async Task ReportAsync(int[] threadCounts)
    {
        var load = File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "unknown";
        var vectors = VectorMeasure.Run(threadCounts);
        var neighbour = threadCounts.Contains(2) ? NeighbourMeasure.Run() : null;
        List<Measured> products = [];
        foreach (var threads in threadCounts)
        {
            products.AddRange(await MeasureApartAsync(threads, core: null, without512: false));
            products.AddRange(await MeasureApartAsync(threads, core: "Haswell", without512: true));
        }

        await KernelReport.WriteAsync(products, vectors, neighbour, load);
    }

    private static async Task<List<Measured>> MeasureApartAsync(int threads, string? core, bool without512)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in new[] { "kernels", Products, threads.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["OPENBLAS_CORETYPE"] = core;
        start.Environment["OPENBLAS_L2_SIZE"] = null;
        start.Environment["DOTNET_EnableAVX512"] = without512 ? "0" : null;
        using var process = Process.Start(start)!;
        List<Measured> all = [];
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            all.Add(JsonSerializer.Deserialize<Measured>(line)!);
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? all : throw new InvalidOperationException($"Measuring ended with {process.ExitCode}.");
    }
}
