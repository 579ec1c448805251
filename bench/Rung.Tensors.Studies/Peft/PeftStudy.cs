using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Rung.Studies;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Studies.Encoders;
using Rung.Tensors.Tests.Models;
using Rung.Tensors.Training;

namespace Rung.Tensors.Studies.Peft;

/// <summary>Adapters written here, read by a reader that was written from PEFT's documentation alone: names, shapes, types, logits.</summary>
internal static class PeftStudy
{
    private const int Seed = 5;

    private static readonly int[] Prompt = [.. Enumerable.Range(0, 48).Select(place => 3 + (place * 37 % 2000))];

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("rung-peft-").FullName;
        try
        {
            var body = new StringBuilder()
                .Append("`bench/reference/peft_reader.py` (Python with torch 1.13, nothing of ours) checks the configuration's fields, every tensor's name, shape and type, that the adapter has a pair for each layer ")
                .Append("that its `target_modules` name, and what vLLM refuses beside; it adds ΔW to the base in double precision and compares with the checkpoint that is merged here, ")
                .Append("and, for tinystories-656k, its own forward pass with our logits. The first two adapters are trained for twenty steps; the others are filled by chance.\n\n")
                .Append("| adapter | faults | tensors | weights changed | largest change | merged here, largest difference | logits, largest difference (effect of the adapter) |\n| --- | --: | --: | --: | --: | --: | --: |\n");
            var tiny = StudyTexts.PathOf("models/tinystories-656k");
            body.Append(await TrainedRowAsync(folder, "LoRA r = 8 on q, k, v, o", tiny, new LoraOptions { Rank = 8 }));
            body.Append(await TrainedRowAsync(
                folder, "rsLoRA r = 4 on all linear layers", tiny, new LoraOptions { Rank = 4, IsRankStabilised = true, TargetModules = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"] }));
            foreach (var (name, json, modules) in new (string, string, string[])[]
            {
                ("Phi-3, fused projections", RandomModel.LlamaWith("phi3", "\"sliding_window\":null"), ["qkv_proj", "gate_up_proj", "o_proj"]),
                ("GPT-2, transposed", RandomModel.Gpt2, ["c_attn", "c_proj", "c_fc"]),
                ("BERT, embeddings", RandomModel.Bert, ["query", "key", "value", "dense"]),
            })
            {
                body.Append(await RandomRowAsync(Path.Combine(folder, name.Split(',')[0]), name, json, modules));
            }

            await StudyReport.WriteAsync("peft-reader", "Adapters read from PEFT's documentation", "dotnet run -c Release --project bench/Rung.Tensors.Studies -- peft-reader", body.ToString());
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> TrainedRowAsync(string folder, string name, string source, LoraOptions options)
    {
        using var model = CausalModel.Load(source);
        var adapter = LoraAdapter.Attach(model, options with { Seed = Seed });
        var random = new Random(Seed);
        var examples = Enumerable.Range(0, 80).Select(_ => TrainingExample.Whole([.. Enumerable.Range(0, 32).Select(_ => random.Next(model.Config.VocabularySize))])).ToList();
        Trainer.Train(adapter, examples, [], new TrainingOptions { Epochs = 1, BatchSize = 4, LearningRate = 1e-2, Seed = Seed }, null, CancellationToken.None);
        var config = model.Config;
        var shape = new { layers = config.Layers, hidden = config.HiddenSize, heads = config.Heads, key_heads = config.KeyValueHeads, theta = config.RopeTheta, epsilon = config.NormEpsilon };
        var tokens = Prompt.Select(token => token % config.VocabularySize).ToArray();
        var beside = Logits(model, tokens);
        adapter.Save(Path.Combine(folder, "adapter"), source);
        adapter.Merge();
        var apart = beside.Zip(Logits(model, tokens), (one, other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Max()).Max();
        return await RowAsync($"{name} (beside and merged differ by {apart.ToString("E1", CultureInfo.InvariantCulture)})", source, Path.Combine(folder, "adapter"), folder, shape, tokens, beside);
    }

    private static async Task<string> RandomRowAsync(string folder, string name, string json, string[] modules)
    {
        var source = Path.Combine(folder, "model");
        var config = RandomModel.Write(source, json, Seed);
        using Network model = config.Family == ModelFamily.Bert ? TextEncoder.Load(source) : CausalModel.Load(source);
        var adapter = LoraAdapter.Attach(model, new LoraOptions { Rank = 3, Alpha = 7, TargetModules = [.. modules] });
        var random = new Random(Seed);
        foreach (var parameter in adapter.Parameters)
        {
            for (var i = 0; i < parameter.Values.Length; i++)
            {
                parameter.Values[i] = random.NextSingle() - 0.5f;
            }
        }

        adapter.Save(Path.Combine(folder, "adapter"), source);
        return await RowAsync(name, source, Path.Combine(folder, "adapter"), folder, shape: null, [], []);
    }

    private static async Task<string> RowAsync(string name, string source, string adapter, string folder, object? shape, int[] tokens, float[][] logits)
    {
        var merged = Path.Combine(folder, "merged");
        MergedCheckpoint.Write(source, adapter, merged);
        var plan = Path.Combine(folder, "plan.json");
        await File.WriteAllTextAsync(plan, JsonSerializer.Serialize(new
        {
            @base = Path.Combine(source, "model.safetensors"),
            adapter,
            merged = Path.Combine(merged, "model.safetensors"),
            llama = shape,
            tokens,
            logits,
        }));
        var script = Path.Combine(StudyReport.Root(), "bench", "reference", "peft_reader.py");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, plan]) { RedirectStandardOutput = true })!;
        using var found = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        var root = found.RootElement;
        var faults = root.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()).ToList();
        var compared = shape is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{root.GetProperty("logit_difference").GetDouble():E1} ({root.GetProperty("adapter_effect").GetDouble():F2})");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {(faults.Count == 0 ? "none" : string.Join("; ", faults))} | {root.GetProperty("tensors").GetInt32()} {root.GetProperty("dtypes")[0].GetString()} | {root.GetProperty("changed").GetInt32()} | {root.GetProperty("largest_change").GetDouble():F3} | {root.GetProperty("merged_difference").GetDouble():E1} | {compared} |\n");
    }

    private static float[][] Logits(CausalModel model, int[] tokens)
    {
        using var pass = new CausalPass(model, ActivationKeeping.None);
        var layout = RowLayout.Whole([0, tokens.Length]);
        pass.Forward(tokens, layout);
        var logits = new float[tokens.Length * model.Config.VocabularySize];
        pass.Logits([.. Enumerable.Range(0, tokens.Length)], layout, logits);
        return [.. logits.Chunk(model.Config.VocabularySize)];
    }
}
