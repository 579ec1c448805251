using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Rung.Studies;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Training;

namespace Rung.Tensors.Studies.Speed;

/// <summary>Tokens per second and peak memory of LoRA training, beside PyTorch 1.13 on the same two threads, in turns.</summary>
internal static class SpeedStudy
{
    private const int Batch = 4;
    private const int Length = 256;

    private static readonly (string Name, ModelConfig Config, int Steps, int Rounds)[] Shapes =
    [
        ("15M", Config(hidden: 288, layers: 6, heads: 6, keyHeads: 6, inner: 768, vocabulary: 32_000), 12, 2),
        ("SmolLM2-135M", Config(hidden: 576, layers: 30, heads: 9, keyHeads: 3, inner: 1536, vocabulary: 49_152), 4, 1),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["ours", var name, var keeping])
        {
            return await OursAsync(Array.Find(Shapes, shape => shape.Name == name), keeping == "recompute");
        }

        var table = new StringBuilder("| shape | trainer | tokens/s, median of steps | best | peak memory, GB |\n| --- | --- | --: | --: | --: |\n");
        foreach (var shape in Shapes.Where(shape => args.Length == 0 || args[0] == shape.Name))
        {
            var (theirs, ours, small) = (new List<string>(), new List<string>(), new List<string>());
            for (var round = 0; round < shape.Rounds; round++)
            {
                theirs.AddRange(await LinesAsync("/usr/bin/python3", [Script(), "speed", Described(shape.Config), $"{shape.Steps}"]));
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

    private static async Task<int> OursAsync((string Name, ModelConfig Config, int Steps, int Rounds) shape, bool recomputes)
    {
        using var model = CausalModel.Create(shape.Config, seed: 1, new LoadOptions { Threads = 2 });
        var adapter = LoraAdapter.Attach(model, new LoraOptions { TargetModules = ["q_proj", "k_proj", "v_proj", "o_proj"] });
        var random = new Random(1);
        var examples = Enumerable.Range(0, Batch)
            .Select(_ => TrainingExample.Whole([.. Enumerable.Range(0, Length + 1).Select(_ => random.Next(shape.Config.VocabularySize))])).ToList();
        var options = new TrainingOptions { BatchSize = Batch, Epochs = shape.Steps, RecomputesActivations = recomputes };
        var lines = new List<string>();
        var last = Stopwatch.GetTimestamp();
        Trainer.Train(adapter, examples, [], options, _ =>
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"step {Stopwatch.GetElapsedTime(last).TotalSeconds:F4}"));
            last = Stopwatch.GetTimestamp();
        }, CancellationToken.None);
        var status = await File.ReadAllLinesAsync("/proc/self/status");
        var peak = Array.Find(status, line => line.StartsWith("VmHWM", StringComparison.Ordinal))!.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"peak {long.Parse(peak, CultureInfo.InvariantCulture) * 1024}"));
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

    private static ModelConfig Config(int hidden, int layers, int heads, int keyHeads, int inner, int vocabulary) => new()
    {
        ModelType = "llama",
        Family = ModelFamily.Llama,
        VocabularySize = vocabulary,
        HiddenSize = hidden,
        IntermediateSize = inner,
        Layers = layers,
        Heads = heads,
        KeyValueHeads = keyHeads,
        HeadSize = hidden / heads,
        RotarySize = hidden / heads,
        MaxPositions = 2048,
        NormEpsilon = 1e-5f,
        Activation = Activation.Silu,
        TiesEmbeddings = true,
    };
}
