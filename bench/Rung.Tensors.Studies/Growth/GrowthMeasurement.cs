using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Generation;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Studies.Decoding;
using Rung.Tensors.Studies.Processes;
using Rung.Tensors.Studies.Shapes;
using Rung.Tensors.Training;

namespace Rung.Tensors.Studies.Growth;

/// <summary>Trains a model of random weights for a few steps and lets it generate; in a process of its own, so that its peak is its own.</summary>
internal static class GrowthMeasurement
{
    private const int Batch = 4;
    private const int Steps = 4;
    private const int HeadSize = 64;
    private const int Vocabulary = 4096;
    private const int Generated = 32;

    public static async Task<GrowthPoint> InProcessAsync(int layers, int width, int length)
    {
        string[] arguments = ["growth", "point", .. new[] { layers, width, length }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<GrowthPoint>(text)!;
    }

    public static async Task<int> RunAsync(int layers, int width, int length)
    {
        var config = ModelShape.Llama(width, layers, width / HeadSize, width / HeadSize, width * 8 / 3 / 64 * 64, Vocabulary);
        var step = Train(config, length);
        var peak = ProcessMemory.OwnPeak();
        var (prefill, token) = Generate(config, length);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new GrowthPoint(layers, width, length, step, peak, prefill, token)));
        return 0;
    }

    private static double Train(ModelConfig config, int length)
    {
        using var model = CausalModel.Create(config, seed: 1, new LoadOptions { Threads = OwnGeneration.Threads });
        var adapter = LoraAdapter.Attach(model, new LoraOptions { TargetModules = ["q_proj", "k_proj", "v_proj", "o_proj"] });
        var random = new Random(1);
        var examples = Enumerable.Range(0, Batch)
            .Select(_ => TrainingExample.Whole([.. Enumerable.Range(0, length + 1).Select(_ => random.Next(Vocabulary))])).ToList();
        var seconds = new List<double>();
        var last = Stopwatch.GetTimestamp();
        var options = new TrainingOptions { BatchSize = Batch, MaxTokensAtOnce = Batch * (length + 1), Epochs = Steps };
        Trainer.Train(adapter, examples, [], options, _ =>
        {
            seconds.Add(Stopwatch.GetElapsedTime(last).TotalSeconds);
            last = Stopwatch.GetTimestamp();
        }, CancellationToken.None);
        return seconds.Skip(1).Order().ElementAt((seconds.Count - 1) / 2); // the first one warms up
    }

    private static (double Prefill, double Token) Generate(ModelConfig config, int length)
    {
        using var model = CausalModel.Create(config, seed: 1, new LoadOptions { Threads = OwnGeneration.Threads });
        using var generator = new TextGenerator(model);
        OwnGeneration.WarmUp(generator, Vocabulary);
        var timings = Enumerable.Range(0, 3).Select(_ => OwnGeneration.Measure(generator, length, Generated, texts: 1, Vocabulary)).ToList();
        return (
            timings.Select(timing => timing.PrefillSeconds).Order().ElementAt(1),
            timings.Select(timing => timing.DecodeSeconds / Generated).Order().ElementAt(1));
    }
}
