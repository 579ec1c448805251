using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Rung.Studies;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Studies.Processes;
using Rung.Tensors.Training;

namespace Rung.Tensors.Studies.Forecast;

/// <summary>Forecasts of trainings beside what they took: time, the memory that was counted, and that of the process.</summary>
internal static class ForecastStudy
{
    private static readonly TimeSpan Calibration = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [var name, var speed])
        {
            await Console.Out.WriteLineAsync(Train(ForecastCase.Named(name), double.Parse(speed, CultureInfo.InvariantCulture)));
            return 0;
        }

        var body = new StringBuilder()
            .Append("Random weights, 4 texts of 256 tokens a step, loss on every token, two threads. The speed is measured for two seconds in steps of two layers of the same widths. ")
            .Append("Process: the growth of the resident memory from before the model was made to its peak, in a process of its own. A ratio above 1: more was foretold than it took.\n\n")
            .Append("| training | steps | memory, forecast | counted | process | forecast/counted | forecast/process | time, forecast | took | ratio |\n| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
        foreach (var studied in ForecastCase.All)
        {
            body.Append(await RowAsync(studied)).Append('\n');
        }

        await StudyReport.WriteAsync(
            "training-forecast", "Forecasts of trainings beside the truth", "dotnet run -c Release --project bench/Rung.Tensors.Studies -- training-forecast", body.ToString());
        return 0;
    }

    private static async Task<string> RowAsync(ForecastCase studied)
    {
        var speed = MachineSpeed.Measure(studied.Config, studied.Forecast, TimeProvider.System, Calibration, threads: 2);
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["training-forecast", studied.Name, speed.ToString("R", CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var truth = JsonSerializer.Deserialize<Truth>(output) ?? throw new InvalidOperationException($"{studied.Name} told nothing.");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {studied.Name} | {truth.Steps} | {Megabytes(truth.ForecastBytes)} | {Megabytes(truth.CountedBytes)} | {Megabytes(truth.ProcessBytes)} | {Ratio(truth.ForecastBytes, truth.CountedBytes)} | {Ratio(truth.ForecastBytes, truth.ProcessBytes)} | {truth.ForecastSeconds:F1} s | {truth.Seconds:F1} s | {truth.ForecastSeconds / truth.Seconds:F2} |");
    }

    private static string Train(ForecastCase studied, double speed)
    {
        var before = ProcessMemory.OwnResident();
        using var model = CausalModel.Create(studied.Config, seed: 1, new LoadOptions { Threads = 2, Format = studied.Forecast.Format });
        var random = new Random(1);
        var examples = Enumerable.Range(0, ForecastCase.Batch)
            .Select(_ => TrainingExample.Whole([.. Enumerable.Range(0, ForecastCase.Length).Select(_ => random.Next(studied.Config.VocabularySize))])).ToList();
        var options = studied.Forecast.Training with { OperationsPerSecond = speed };
        var result = studied.Forecast.Adapter is { } adapter
            ? Trainer.Train(LoraAdapter.Attach(model, adapter), examples, [], options, null, CancellationToken.None)
            : Trainer.TrainWhole(model, examples, [], options, null, CancellationToken.None);
        var check = result.Forecast!;
        return JsonSerializer.Serialize(new Truth(
            result.Steps, check.ForecastBytes, check.Bytes, ProcessMemory.OwnPeak() - before, check.ForecastTime!.Value.TotalSeconds, check.Time.TotalSeconds));
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:#,0} MB");

    private static string Ratio(long one, long other) => string.Create(CultureInfo.InvariantCulture, $"{(double)one / other:F2}");

    private sealed record Truth(int Steps, long ForecastBytes, long CountedBytes, long ProcessBytes, double ForecastSeconds, double Seconds);
}
