using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Rung.Core.Data;
using Rung.Core.Stores;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;

namespace Rung.Studies.Million;

/// <summary>
/// How long a million examples take to load, hash and split, and in how much memory. Each format is loaded in a
/// process of its own, three times, because the peak of a process never falls.
/// </summary>
internal static class MillionStudy
{
    private const int Repetitions = 3;
    private const string Load = "load";

    private static readonly string[] Endings = [".csv", ".jsonl"];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [Load, var folder])
        {
            await Console.Out.WriteLineAsync(await LoadAsync(folder, CancellationToken.None));
            return 0;
        }

        var lines = new List<string>();
        foreach (var ending in Endings)
        {
            var made = Directory.CreateTempSubdirectory("rung-million-");
            try
            {
                await MillionFiles.WriteAsync(made.FullName, ending, CancellationToken.None);
                var size = new FileInfo(Path.Combine(made.FullName, "examples" + ending)).Length / 1e6;
                for (var i = 0; i < Repetitions; i++)
                {
                    var line = await LoadApartAsync(made.FullName);
                    lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {ending[1..]} | {size:0} | {line}"));
                    await Console.Out.WriteLineAsync(lines[^1]);
                }
            }
            finally
            {
                made.Delete(recursive: true);
            }
        }

        await File.WriteAllTextAsync(Path.Combine("bench", "results", "million-examples.md"), Report(lines));
        return 0;
    }

    private static async Task<string> LoadApartAsync(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in new[] { "million", Load, folder })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? line.Trim() : throw new InvalidOperationException($"Loading ended with {process.ExitCode}.");
    }

    private static async Task<string> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var task = await TaskReader.ReadAsync(folder, cancellationToken);
        var loaded = await DatasetLoader.LoadAsync(task, new NothingFrozen(), new DatasetOptions(), TimeProvider.System, cancellationToken);
        using var process = Process.GetCurrentProcess();
        var took = loaded.Durations;
        var counts = new[] { Split.Train, Split.Dev, Split.Test }
            .Select(split => loaded.Dataset[split].Length.ToString("#,0", CultureInfo.InvariantCulture));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{took.Reading.TotalSeconds:0.0} | {took.Splitting.TotalSeconds:0.0} | {took.Naming.TotalSeconds:0.0} | "
            + $"{(took.Reading + took.Splitting + took.Naming).TotalSeconds:0.0} | {process.TotalProcessorTime.TotalSeconds:0.0} | {process.PeakWorkingSet64 / 1e6:0} | "
            + $"{string.Join(" / ", counts)} | {loaded.Dataset.Id.Short} |");
    }

    private static string Report(List<string> lines) =>
        $"""
        # A million examples: loading, splitting, hashing

        `{MillionFiles.Examples:#,0}` made-up messages (77 labels, 20,000 customers as groups, seeded; no ids, so that each is
        hashed) are read through the real path: `TaskReader`, `DatasetLoader`. Reading makes examples with ids; splitting finds
        the twins and carves test and dev, stratified, with whole groups, and hashes the test; naming sorts and hashes the dataset. The peak is the
        working set, and the processor time that, of the whole process. The aim: 15 s and 1,000 MB on two cores.

        | format | file, MB | reading, s | splitting, s | naming, s | together, s | processor, s | peak, MB | train / dev / test | dataset |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |
        {string.Join('\n', lines)}

        Machine: {Processor()}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, {RuntimeInformation.OSArchitecture}; {TimeProvider.System.GetUtcNow():yyyy-MM-dd}.
        {LoadAverage()}
        Command: `dotnet run -c Release --project bench/Rung.Studies -- million`

        """;

    /// <summary>On a machine that others use the seconds on the clock say less than those of the processor.</summary>
    private static string LoadAverage() =>
        File.Exists("/proc/loadavg")
            ? $"Load average at the end, this study included: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}."
            : "Load average: unknown.";

    private static string Processor() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown"
            : "unknown";

    /// <summary>A task before its first climb.</summary>
    private sealed class NothingFrozen : IFrozenSplitStore
    {
        public Task<FrozenSplits?> FindAsync(string task, CancellationToken cancellationToken) => Task.FromResult<FrozenSplits?>(null);

        public Task FreezeAsync(FrozenSplits splits, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
