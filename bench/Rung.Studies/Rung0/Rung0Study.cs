using System.Diagnostics;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Engine.Baselines;

namespace Rung.Studies.Rung0;

/// <summary>Rung 0 on Banking77, and its linear SVM beside scikit-learn's. Writes bench/results/rung0-banking77.md.</summary>
internal static class Rung0Study
{
    private const string Child = "same-work";
    private const int Repetitions = 3;
    private const ulong Seed = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = RootOf(AppContext.BaseDirectory);
        var folder = Path.GetFullPath(Path.Combine(root, "..", "shared", "data", "banking77"));
        if (!Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync($"Banking77 is not there: {folder} with train.csv and test.csv is expected.");
            return 2;
        }

        if (args is [Child])
        {
            var work = SameWork.Run(await Banking77.ReadAsync(folder), Repetitions);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(work, WorkResult.Json));
            return 0;
        }

        var report = await MeasureAsync(root, folder);
        await File.WriteAllTextAsync(Path.Combine(root, "bench", "results", "rung0-banking77.md"), report);
        await Console.Out.WriteAsync(report);
        return 0;
    }

    private static async Task<string> MeasureAsync(string root, string folder)
    {
        // First, so that time and memory are those of a process that does nothing else.
        var start = Stopwatch.GetTimestamp();
        var data = await Banking77.ReadAsync(folder);
        var material = BaselineMaterial.Of(data.Train, OutputKind.Label, new BaselineOptions { Seed = Seed });
        var measured = new List<MeasuredBaseline>();
        foreach (var baseline in BaselineCatalog.For(OutputKind.Label))
        {
            measured.Add(await MeasuredBaseline.OfAsync(baseline, material, data.Test));
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime.TotalSeconds;
        var peak = self.PeakWorkingSet64 / (1024.0 * 1024);

        var rung = await WorkResult.OfProcessAsync(Environment.ProcessPath!, "rung0", Child);
        var script = Path.Combine(root, "bench", "sklearn", "banking77.py");
        var scikitLearn = await WorkResult.OfProcessAsync("/usr/bin/python3", script, folder, $"{Repetitions}");
        return Rung0Report.Write(measured, new WholeRun(seconds, cpu, peak, material.Folds.Count, Seed), rung, scikitLearn);
    }

    private static string RootOf(string folder) =>
        File.Exists(Path.Combine(folder, "Rung.slnx")) ? folder : RootOf(Path.GetDirectoryName(folder)!);
}
