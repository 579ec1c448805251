using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Rung.Studies;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Studies.Processes;
using Rung.Tensors.Studies.Shapes;
using Rung.Tensors.Training;

namespace Rung.Tensors.Studies.Speed;

/// <summary>Tokens per second and peak memory of LoRA training, beside PyTorch 1.13 on the same two threads, in turns.</summary>
internal static class SpeedStudy
{
    private const int Batch = 4;
    private const int Length = 256;

    private static readonly (ModelShape Shape, int Steps, int Rounds)[] Runs = [(ModelShape.Of("15M"), 12, 2), (ModelShape.Of("SmolLM2-135M"), 4, 1)];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["ours", var name, var keeping])
        {
            var (asked, count, _) = Array.Find(Runs, run => run.Shape.Name == name);
            return await OursAsync(asked.Config, count, recomputes: keeping == "recompute");
        }

        var table = new StringBuilder("| shape | trainer | tokens/s, median of steps | best | peak memory, GB |\n| --- | --- | --: | --: | --: |\n");
        foreach (var (shape, steps, rounds) in Runs.Where(run => args.Length == 0 || args[0] == run.Shape.Name))
        {
            var (theirs, ours, small) = (new List<string>(), new List<string>(), new List<string>());
            for (var round = 0; round < rounds; round++)
            {
                theirs.AddRange(await LinesAsync("/usr/bin/python3", [Script(), "speed", Described(shape.Config), $"{steps}"]));
                ours.AddRange(await LinesAsync(Environment.ProcessPath!, ["training-speed", "ours", shape.Name, "keep"]));
            }

            small.AddRange(await LinesAsync(Environment.ProcessPath!, ["training-speed", "ours", shape.Name, "recompute"]));
            table.Append(Row(shape.Name, "PyTorch 1.13", theirs)).Append(Row(shape.Name, "here", ours)).Append(Row(shape.Name, "here, activations computed again", small));
        }

        await StudyReport.WriteAsync(
            "training-speed",
            "LoRA training beside PyTorch",
            "dotnet run -c Release --project bench/Rung.Tensors.Studies -- training-speed",
            $"Random weights, batch {Batch} × {Length}, loss on every token, LoRA r = 8 on q, k, v, o, AdamW, clipping; two threads each; PyTorch is Debian's 1.13 with eager attention "
            + $"(`bench/reference/lora_torch.py`). The first step of each process is left out; processes run in turns.\n\n{table}");
        return 0;
    }

    private static async Task<int> OursAsync(ModelConfig config, int steps, bool recomputes)
    {
        using var model = CausalModel.Create(config, seed: 1, new LoadOptions { Threads = 2 });
        var adapter = LoraAdapter.Attach(model, new LoraOptions { TargetModules = ["q_proj", "k_proj", "v_proj", "o_proj"] });
        var random = new Random(1);
        var examples = Enumerable.Range(0, Batch)
            .Select(_ => TrainingExample.Whole([.. Enumerable.Range(0, Length + 1).Select(_ => random.Next(config.VocabularySize))])).ToList();
        var options = new TrainingOptions { BatchSize = Batch, Epochs = steps, RecomputesActivations = recomputes };
        var lines = new List<string>();
        var last = Stopwatch.GetTimestamp();
        Trainer.Train(adapter, examples, [], options, _ =>
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"step {Stopwatch.GetElapsedTime(last).TotalSeconds:F4}"));
            last = Stopwatch.GetTimestamp();
        }, CancellationToken.None);
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"peak {ProcessMemory.OwnPeak()}"));
        foreach (var line in lines)
        {
            await Console.Out.WriteLineAsync(line);
        }

        return 0;
    }

    private static async Task<List<string>> LinesAsync(string file, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string Row(string shape, string trainer, List<string> lines)
    {
        var seconds = new List<double>();
        var isFirst = true;
        foreach (var line in lines)
        {
            if (line.StartsWith("step", StringComparison.Ordinal) && !isFirst)
            {
                seconds.Add(double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
            }

            isFirst = line.StartsWith("peak", StringComparison.Ordinal);
        }

        seconds.Sort();
        var peak = lines.Where(line => line.StartsWith("peak", StringComparison.Ordinal)).Max(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
        const double Tokens = Batch * Length;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {shape} | {trainer} | {Tokens / seconds[seconds.Count / 2]:F0} | {Tokens / seconds[0]:F0} | {peak / 1e9:F2} |\n");
    }

    private static string Script() => Path.Combine(StudyReport.Root(), "bench", "reference", "lora_torch.py");

    private static string Described(ModelConfig config) => JsonSerializer.Serialize(new
    {
        hidden = config.HiddenSize,
        layers = config.Layers,
        heads = config.Heads,
        key_heads = config.KeyValueHeads,
        inner = config.IntermediateSize,
        vocabulary = config.VocabularySize,
        theta = config.RopeTheta,
        epsilon = config.NormEpsilon,
        batch = Batch,
        length = Length,
    });
}
