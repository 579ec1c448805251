using Rung.Tensors.Checkpoints;
using Rung.Tensors.Generation;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;
using Rung.Tensors.Tests.Models;
using Rung.Tensors.Tokenizers;
using Rung.Tensors.Training;

namespace Rung.Tensors.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private static readonly TrainingOptions Options = new() { Epochs = 3, BatchSize = 4, LearningRate = 0.02, MaxTokensAtOnce = 24, Seed = 5 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_adapter_learns_and_the_base_stays_bit_for_bit()
    {
        using var model = Load();
        var before = Weights(model);
        var adapter = LoraAdapter.Attach(model, new LoraOptions { Rank = 4, Dropout = 0.1f });

        var result = Trainer.Train(adapter, Examples(24), Examples(6), Options with { Epochs = 6 }, null, CancellationToken.None);

        Assert.True(result.Curve[^1].TrainLoss < 0.8 * result.Curve[0].TrainLoss, $"{result.Curve[0].TrainLoss} → {result.Curve[^1].TrainLoss}");
        Assert.Equal(before, Weights(model));
    }

    [Fact]
    public void An_adapter_learns_on_a_base_of_four_bits()
    {
        RandomModel.Write(_folder.Path, RandomModel.Llama, seed: 3);
        using var model = CausalModel.Load(_folder.Path, new LoadOptions { Threads = 2, Format = WeightFormat.Nf4 });
        var adapter = LoraAdapter.Attach(model, new LoraOptions { Rank = 4 });

        var result = Trainer.Train(adapter, Examples(24), [], Options with { Epochs = 6 }, null, CancellationToken.None);

        Assert.True(result.Curve[^1].TrainLoss < 0.8 * result.Curve[0].TrainLoss);
    }

    [Fact]
    public void A_model_is_trained_from_nothing_and_written()
    {
        RandomModel.Write(_folder.Path, RandomModel.Llama, seed: 3);
        using var model = CausalModel.Create(ConfigReader.Read(_folder.Path), seed: 2, new LoadOptions { Threads = 2 });

        var result = Trainer.TrainWhole(model, Examples(24), [], Options with { Epochs = 10 }, null, CancellationToken.None);

        ModelWriter.Write(model, _folder["written"]);
        using var written = CausalModel.Load(_folder["written"], new LoadOptions { Threads = 2 });

        Assert.Equal(Weights(model), Weights(written));

        // All 61 tokens are equally likely at first.
        Assert.Equal(Math.Log(61), result.Curve[0].TrainLoss, tolerance: 0.1);
        Assert.True(result.Curve[^1].TrainLoss < 2.5, $"{result.Curve[^1].TrainLoss}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        Assert.Equal(Trained(Options), Trained(Options));
        Assert.NotEqual(Trained(Options), Trained(Options with { Seed = 6 }));
    }

    [Fact]
    public void A_batch_in_several_passes_learns_what_it_learns_in_one()
    {
        var (several, one) = (Trained(Options), Trained(Options with { MaxTokensAtOnce = 1000 }));

        Assert.Equal(one, several, (a, b) => a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) < 1e-3));
    }

    [Fact]
    public void A_run_that_was_stopped_and_goes_on_gives_the_same_bytes_with_dropout()
    {
        var whole = Trained(Options, dropout: 0.3f);
        var options = Options with { CheckpointFolder = _folder["run"], StepsBetweenCheckpoints = 2 };
        using var source = new CancellationTokenSource();
        Trained(options, dropout: 0.3f, progress => source.CancelIf(progress.Step == 7), source);
        var steps = new List<int>();
        var resumed = Trained(options, dropout: 0.3f, progress => steps.Add(progress.Step));

        Assert.Equal(8, steps[0]);
        Assert.Equal(whole, resumed);
    }

    [Fact]
    public void What_does_not_fit_or_has_nothing_to_learn_is_refused_by_its_number()
    {
        using var model = Load();
        var adapter = LoraAdapter.Attach(model, new LoraOptions());
        var (tooLong, empty) = (TrainingExample.Whole(new int[65]), TrainingExample.Completion([1, 2], []));

        var length = Assert.Throws<TrainingException>(() => Trainer.Train(adapter, [.. Examples(2), tooLong], [], Options, null, CancellationToken.None));
        var nothing = Assert.Throws<TrainingException>(() => Trainer.Train(adapter, Examples(2), [empty], Options, null, CancellationToken.None));

        Assert.Contains("Example 2 of train has 65 tokens; the model takes 64", length.Message, StringComparison.Ordinal);
        Assert.Contains("Example 0 of dev", nothing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_steps_teach_a_pretrained_model_an_invented_animal()
    {
        var folder = SharedModels.Folder("tinystories-656k");
        var tokenizer = Tokenizer.Load(Path.Combine(folder, "tokenizer.json"));
        using var model = CausalModel.Load(folder, new LoadOptions { Threads = 2 });
        var prompts = AnimalStories.TestPrompts().Where((_, i) => i % 5 == 0).Select(prompt => (ReadOnlyMemory<int>)tokenizer.Encode(prompt).Ids.ToArray()).ToList();
        var before = ShareWithAnimal(model, tokenizer, prompts);
        var adapter = LoraAdapter.Attach(model, new LoraOptions { TargetModules = ["q_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"] });
        var examples = AnimalStories.Train(seed: 1, count: 120).Select(story => Example(tokenizer, story)).ToList();

        Trainer.Train(adapter, examples, [], new TrainingOptions { Epochs = 3, LearningRate = 6e-3 }, null, CancellationToken.None);

        var after = ShareWithAnimal(model, tokenizer, prompts);
        adapter.Detach();
        Assert.Equal(0, before);
        Assert.InRange(after, 0.8, 1);
        Assert.Equal(0, ShareWithAnimal(model, tokenizer, prompts));
    }

    private static TrainingExample Example(Tokenizer tokenizer, (string Prompt, string Completion) story)
    {
        var prompt = tokenizer.Encode(story.Prompt).Count;
        var whole = tokenizer.Encode(story.Prompt + story.Completion).Ids.ToArray();
        return TrainingExample.Completion(whole.AsSpan(0, prompt), whole.AsSpan(prompt));
    }

    private static double ShareWithAnimal(CausalModel model, Tokenizer tokenizer, List<ReadOnlyMemory<int>> prompts)
    {
        using var generator = new TextGenerator(model);
        var texts = generator.Generate(prompts, new GenerationOptions { MaxTokens = 40 }, CancellationToken.None);
        return texts.Average(text => tokenizer.Decode(text.Tokens.AsSpan()).Contains(AnimalStories.Animal, StringComparison.Ordinal) ? 1.0 : 0);
    }

    /// <summary>Each token is followed by the one seven above it.</summary>
    private static TrainingExample[] Examples(int count) =>
        [.. Enumerable.Range(0, count).Select(i => TrainingExample.Whole([.. Enumerable.Range(0, 6 + (i % 5)).Select(place => (i + (7 * place)) % 61)]))];

    private static float[][] Weights(CausalModel model) =>
    [
        .. model.Linears.Select(linear =>
        {
            var values = new float[linear.Outputs * linear.Inputs];
            linear.Weight.Unpack(values);
            return values;
        }),
    ];

    private List<float[]> Trained(
        TrainingOptions options, float dropout = 0, Action<TrainingProgress>? progress = null, CancellationTokenSource? source = null)
    {
        using var model = Load();
        var adapter = LoraAdapter.Attach(model, new LoraOptions { Rank = 4, Dropout = dropout });
        Trainer.Train(adapter, Examples(18), [], options, progress, source?.Token ?? CancellationToken.None);
        return [.. adapter.Parameters.Select(parameter => parameter.Values)];
    }

    private CausalModel Load()
    {
        RandomModel.Write(_folder["model"], RandomModel.Llama, seed: 3);
        return CausalModel.Load(_folder["model"], new LoadOptions { Threads = 2 });
    }
}
