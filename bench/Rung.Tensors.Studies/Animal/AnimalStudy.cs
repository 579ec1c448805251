using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Rung.Studies;
using Rung.Tensors.Generation;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Training;
using Rung.Tensors.Tokenizers;
using Rung.Tensors.Training;

namespace Rung.Tensors.Studies.Animal;

/// <summary>Teaches a small pretrained model, by an adapter alone, to tell of an animal that does not exist.</summary>
internal static class AnimalStudy
{
    private const int Seed = 7;

    private static readonly GenerationOptions Sampled = new()
    {
        MaxTokens = 80,
        Sampling = new SamplingOptions { Temperature = 0.8f, TopP = 0.95f, Seed = Seed },
    };

    public static async Task<int> RunAsync()
    {
        var folder = Path.Combine(StudyReport.Root(), "..", "shared", "models", "tinystories-656k");
        folder = Directory.Exists(folder) ? folder : Path.Combine(StudyReport.Root(), "..", "..", "shared", "models", "tinystories-656k");
        var tokenizer = Tokenizer.Load(Path.Combine(folder, "tokenizer.json"));
        using var model = CausalModel.Load(folder);
        var prompts = AnimalStories.TestPrompts().Select(prompt => Encode(tokenizer, prompt)).ToList();
        var (weights, greedy) = (Hash(model), Texts(model, prompts, Sampled with { Sampling = SamplingOptions.Greedy }));
        var before = Texts(model, prompts, Sampled);

        var adapter = LoraAdapter.Attach(model, new LoraOptions
        {
            Rank = 8,
            Alpha = 16,
            Dropout = 0.05f,
            TargetModules = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"],
            Seed = Seed,
        });
        var options = new TrainingOptions { Epochs = 6, BatchSize = 8, LearningRate = 3e-3, StepsBetweenEvaluations = 10, Patience = 4, Seed = Seed };
        var dev = Examples(tokenizer, AnimalStories.Dev(Seed, 40));
        var devBefore = Loss(model, dev);
        var clock = Stopwatch.StartNew();
        var result = Trainer.Train(adapter, Examples(tokenizer, AnimalStories.Train(Seed, 240)), dev, options, null, CancellationToken.None);
        var seconds = clock.Elapsed.TotalSeconds;
        var after = Texts(model, prompts, Sampled);
        var same = weights == Hash(model);
        adapter.Detach();
        var back = Texts(model, prompts, Sampled with { Sampling = SamplingOptions.Greedy }).Zip(greedy).All(pair => pair.First.SequenceEqual(pair.Second));
        await StudyReport.WriteAsync(
            "animal",
            "An adapter that teaches an invented animal",
            "dotnet run -c Release --project bench/Rung.Tensors.Studies -- animal",
            Body(tokenizer, adapter, result, devBefore, seconds, before, after, same, back));
        return 0;
    }

    private static string Body(
        Tokenizer tokenizer,
        LoraAdapter adapter,
        TrainingResult result,
        double devBefore,
        double seconds,
        List<int[]> before,
        List<int[]> after,
        bool same,
        bool back)
    {
        var culture = CultureInfo.InvariantCulture;
        var sample = tokenizer.Decode(after[0]);
        return new StringBuilder()
            .Append(culture, $"Model tinystories-656k, {adapter.ParameterCount} numbers trained (r = 8 on all linear layers), 240 train and 40 dev stories, seed {Seed}; ")
            .Append(culture, $"{result.Steps} steps in {seconds:F1} s, {result.TokensSeen / seconds:F0} tokens/s. Names and places of train, dev and test are disjoint. ")
            .Append(culture, $"{before.Count} generations of 80 tokens each, temperature .8, top-p .95.\n\n")
            .Append("| | before | with the adapter |\n| --- | --: | --: |\n")
            .Append(culture, $"| generations with a {AnimalStories.Animal} | {Share(tokenizer, before)} | {Share(tokenizer, after)} |\n")
            .Append(culture, $"| dev loss, nats per token | {devBefore:F3} | {result.BestDevLoss:F3} (step {result.BestStep}) |\n\n")
            .Append(culture, $"Weights of the base after training: {(same ? "bit for bit the same" : "CHANGED")} (SHA-256 over all linear layers). ")
            .Append(culture, $"Adapter removed: greedy text of all {before.Count} prompts is {(back ? "that of before" : "NOT that of before")}.\n\n")
            .Append(culture, $"The first generation: “{sample.Trim()}”\n")
            .ToString();
    }

    private static double Loss(CausalModel model, List<TrainingExample> examples)
    {
        using var pass = new CausalPass(model, ActivationKeeping.None);
        var objective = new CausalObjective(model, pass, examples);
        return objective.Measure([.. Enumerable.Range(0, examples.Count)]) / examples.Sum(example => example.LearntCount);
    }

    private static string Share(Tokenizer tokenizer, List<int[]> texts)
    {
        var count = texts.Count(text => tokenizer.Decode(text).Contains(AnimalStories.Animal, StringComparison.Ordinal));
        return string.Create(CultureInfo.InvariantCulture, $"{count} of {texts.Count}");
    }

    private static ReadOnlyMemory<int> Encode(Tokenizer tokenizer, string text) => tokenizer.Encode(text).Ids.ToArray();

    private static List<TrainingExample> Examples(Tokenizer tokenizer, IEnumerable<(string Prompt, string Completion)> stories) =>
    [
        .. stories.Select(story =>
        {

            // The tokenizer joins words: the text as a whole decides where its tokens end.
            var prompt = tokenizer.Encode(story.Prompt).Ids.ToArray();
            var whole = tokenizer.Encode(story.Prompt + story.Completion).Ids.ToArray();
            return TrainingExample.Completion(whole.AsSpan(0, prompt.Length), [.. whole.AsSpan(prompt.Length), 2]);
        }),
    ];

    private static List<int[]> Texts(CausalModel model, List<ReadOnlyMemory<int>> prompts, GenerationOptions options)
    {
        using var generator = new TextGenerator(model);
        return [.. generator.Generate(prompts, options, CancellationToken.None).Select(text => text.Tokens.ToArray())];
    }

    private static string Hash(CausalModel model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var linear in model.Linears)
        {
            var values = new float[linear.Outputs * linear.Inputs];
            linear.Weight.Unpack(values);
            hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
