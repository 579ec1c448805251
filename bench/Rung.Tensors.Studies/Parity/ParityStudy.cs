using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Rung.Studies;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Tokenizers;
using Rung.Tensors.Training;

namespace Rung.Tensors.Studies.Parity;

/// <summary>The same LoRA training in PyTorch and here: same weights, first adapter, data, order and settings; losses side by side.</summary>
internal static class ParityStudy
{
    private const int Steps = 100;
    private const int Batch = 4;
    private const int Length = 64;
    private const ulong Seed = 13;
    private const double Rate = 2e-3;

    public static async Task<int> RunAsync()
    {
        var shared = Path.Combine(StudyReport.Root(), "..", "shared");
        shared = Directory.Exists(shared) ? shared : Path.Combine(StudyReport.Root(), "..", "..", "shared");
        var source = Path.GetFullPath(Path.Combine(shared, "models", "tinystories-656k"));
        var folder = Directory.CreateTempSubdirectory("rung-parity-").FullName;
        try
        {
            var examples = Examples(source, Path.Combine(shared, "data", "tinyshakespeare", "input.txt"));
            using var model = CausalModel.Load(source);
            var adapter = LoraAdapter.Attach(model, new LoraOptions { Seed = Seed, TargetModules = ["q_proj", "k_proj", "v_proj", "o_proj"] });
            adapter.Save(folder);
            await WritePlanAsync(folder, source, model, adapter, examples);
            var options = new TrainingOptions
            {
                Epochs = 1,
                MaxSteps = Steps,
                BatchSize = Batch,
                LearningRate = Rate,
                Shape = LearningRateShape.Constant,
                WarmUpShare = 0,
                Seed = Seed,
            };
            var ours = Trainer.Train(adapter, examples, [], options, null, CancellationToken.None).Curve.Select(point => point.TrainLoss).ToArray();
            var theirs = await TheirsAsync(folder);
            await ReportAsync(ours, theirs);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<TrainingExample> Examples(string model, string text)
    {
        var tokenizer = Tokenizer.Load(Path.Combine(model, "tokenizer.json"));
        var tokens = tokenizer.Encode(File.ReadAllText(text)[..200_000]).Ids;
        return [.. Enumerable.Range(0, Steps * Batch).Select(i => TrainingExample.Whole(tokens.AsSpan(1 + (i * Length), Length + 1)))];
    }

    private static async Task WritePlanAsync(string folder, string source, CausalModel model, LoraAdapter adapter, List<TrainingExample> examples)
    {
        var order = new DataOrder(examples.Count, Batch, Seed);
        var config = model.Config;
        var plan = new
        {
            model = Path.Combine(source, "model.safetensors"),
            scale = adapter.Options.Scale,
            rate = Rate,
            shape = new
            {
                layers = config.Layers,
                hidden = config.HiddenSize,
                heads = config.Heads,
                key_heads = config.KeyValueHeads,
                theta = config.RopeTheta,
                epsilon = config.NormEpsilon,
            },
            steps = Enumerable.Range(0, Steps).Select(step => order.At(step).ToArray().Select(example => examples[example].Tokens)),
        };
        await File.WriteAllTextAsync(Path.Combine(folder, "plan.json"), JsonSerializer.Serialize(plan));
    }

    private static async Task<double[]> TheirsAsync(string folder)
    {
        var script = Path.Combine(StudyReport.Root(), "bench", "reference", "lora_torch.py");
        using var process = Process.Start("/usr/bin/python3", [script, "parity", folder]);
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<double[]>(await File.ReadAllTextAsync(Path.Combine(folder, "losses.json")))!;
    }

    private static Task ReportAsync(double[] ours, double[] theirs)
    {
        var culture = CultureInfo.InvariantCulture;
        var worst = ours.Zip(theirs, (one, other) => Math.Abs(one - other) / other).ToArray();
        var body = new StringBuilder()
            .Append(culture, $"tinystories-656k on {Steps} steps of {Batch} × {Length} tokens of tinyshakespeare; LoRA r = 8, α = 16 on q, k, v, o; AdamW {Rate}, clipping at 1; seed {Seed}. ")
            .Append("PyTorch 1.13 (Debian), `bench/reference/lora_torch.py`, begins with the adapter that ours begins with and sees the batches that ours sees.\n\n")
            .Append(culture, $"Largest relative difference of a step's loss: **{worst.Max():E2}** (step {Array.IndexOf(worst, worst.Max()) + 1}); mean {worst.Average():E2}; the bar is 1E-2.\n\n")
            .Append("| step | here | PyTorch | relative difference |\n| --: | --: | --: | --: |\n");
        foreach (var step in Enumerable.Range(0, ours.Length).Where(step => step % 10 == 9 || step == 0))
        {
            body.Append(culture, $"| {step + 1} | {ours[step]:F6} | {theirs[step]:F6} | {worst[step]:E2} |\n");
        }

        return StudyReport.WriteAsync(
            "torch-parity", "LoRA here and in PyTorch", "dotnet run -c Release --project bench/Rung.Tensors.Studies -- torch-parity", body.ToString());
    }
}
