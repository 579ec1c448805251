using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;
using Rung.Tensors.Tests.Models;
using Rung.Tensors.Training;
using Rung.Tensors.Training.Encoders;

namespace Rung.Tensors.Tests.Training.Encoders;

public sealed class EncoderTrainerTests : IDisposable
{
    private const float Temperature = EncoderTrainer.UsualTemperature;

    private static readonly TrainingOptions Options = new() { Epochs = 4, BatchSize = 6, LearningRate = 0.01, MaxTokensAtOnce = 40, Seed = 5, StepsBetweenCheckpoints = 2 };

    private static readonly int[] Passage = [7, 8];
    private static readonly int[] Hard = [5];

    private static readonly ReadOnlyMemory<int>[] Asked = [new[] { 1, 17, 3 }, new[] { 4 }, new[] { 9, 9, 12, 30 }];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, WeightFormat.Float32)]
    [InlineData(true, WeightFormat.Nf4)]
    [InlineData(false, WeightFormat.Float32)]
    public void Texts_that_belong_together_come_nearer(bool hasAdapter, WeightFormat format)
    {
        using var encoder = Load(format);
        var adapter = hasAdapter ? LoraAdapter.Attach(encoder, new LoraOptions { Rank = 4 }) : null;

        var result = EncoderTrainer.TrainEmbeddings(encoder, adapter, Pairs(18), Pairs(6), Temperature, Options with { Epochs = 8 }, null, CancellationToken.None);

        var dev = result.Curve.Where(point => point.DevLoss is not null).Select(point => point.DevLoss!.Value).ToList();
        Assert.True(dev.Min() < 0.7 * dev[0], $"{dev[0]} → {dev.Min()}");
        Assert.Equal(dev.Min(), result.BestDevLoss);
        Assert.InRange(result.Forecast!.MemoryRatio, 0.9, 1.25);
    }

    [Theory]
    [InlineData(true, WeightFormat.Float32)]
    [InlineData(true, WeightFormat.Nf4)]
    [InlineData(false, WeightFormat.Float32)]
    public void Labels_are_learnt(bool hasAdapter, WeightFormat format)
    {
        RandomModel.Write(_folder["model"], RandomModel.Bert, seed: 3);
        using var encoder = TextEncoder.LoadWithLabels(_folder["model"], labels: 3, seed: 1, new LoadOptions { Threads = 2, Format = format });
        var adapter = hasAdapter ? LoraAdapter.Attach(encoder, new LoraOptions { Rank = 4 }) : null;

        EncoderTrainer.TrainLabels(encoder, adapter, Texts(30), [], Options with { Epochs = 12 }, null, CancellationToken.None);

        var logits = encoder.Classify([.. Texts(30).Select(text => (ReadOnlyMemory<int>)text.Tokens.ToArray())]);
        Assert.Equal(Texts(30).Select(text => text.Label), logits.Select(row => Array.IndexOf(row, row.Max())));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        Assert.Equal(Trained(Options), Trained(Options));
        Assert.NotEqual(Trained(Options), Trained(Options with { Seed = 6 }));
    }

    [Fact]
    public void A_run_that_was_stopped_and_goes_on_gives_the_same_bytes_with_dropout()
    {
        var whole = Trained(Options, dropout: 0.3f);
        var options = Options with { CheckpointFolder = _folder["run"] };
        using var source = new CancellationTokenSource();
        Trained(options, dropout: 0.3f, progress => source.CancelIf(progress.Step == 7), source);
        var steps = new List<int>();
        var resumed = Trained(options, dropout: 0.3f, progress => steps.Add(progress.Step));

        Assert.Equal(8, steps[0]);
        Assert.Equal(whole, resumed);
    }

    [Fact]
    public void A_batch_in_several_parts_learns_what_it_learns_in_one()
    {
        var (several, one) = (Trained(Options), Trained(Options with { MaxTokensAtOnce = 1000 }));

        Assert.Equal(one, several, (a, b) => a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) < 2e-3));
    }

    [Fact]
    public void Checkpoints_of_other_pairs_or_another_temperature_are_refused()
    {
        var options = Options with { CheckpointFolder = _folder["run"], Epochs = 1 };
        Trained(options);
        using var encoder = Load();
        var adapter = LoraAdapter.Attach(encoder, new LoraOptions { Rank = 4 });

        Assert.Throws<TrainingException>(() => EncoderTrainer.TrainEmbeddings(encoder, adapter, Pairs(18), [], 0.1f, options, null, CancellationToken.None));
        Assert.Throws<TrainingException>(() => EncoderTrainer.TrainEmbeddings(encoder, adapter, Pairs(17), [], Temperature, options, null, CancellationToken.None));
    }

    [Fact]
    public void An_adapter_of_embeddings_is_saved_and_loaded()
    {
        using var encoder = Load();
        var adapter = LoraAdapter.Attach(encoder, new LoraOptions { Rank = 4 });
        EncoderTrainer.TrainEmbeddings(encoder, adapter, Pairs(18), [], Temperature, Options, null, CancellationToken.None);
        adapter.Save(_folder["adapter"]);
        using var other = Load();

        LoraAdapter.Load(other, _folder["adapter"]);

        Assert.Equal(Embeddings(encoder), Embeddings(other));
    }

    [Fact]
    public void A_tuned_encoder_is_written_whole_and_opens_without_its_adapter()
    {
        _folder.Write("model/1_Pooling/config.json", """{"pooling_mode_cls_token":true,"pooling_mode_mean_tokens":false}""");
        _folder.Write("model/tokenizer.json", "{}");
        using var encoder = Load();
        var adapter = LoraAdapter.Attach(encoder, new LoraOptions { Rank = 4 });
        EncoderTrainer.TrainEmbeddings(encoder, adapter, Pairs(18), [], Temperature, Options, null, CancellationToken.None);
        adapter.Merge();

        ModelWriter.Write(encoder, _folder["tuned"]);

        using var tuned = TextEncoder.Load(_folder["tuned"], new LoadOptions { Threads = 2 });
        Assert.Equal(Embeddings(encoder), Embeddings(tuned));
        Assert.Equal(encoder.Embedding, tuned.Embedding);
        Assert.True(File.Exists(Path.Combine(_folder["tuned"], "tokenizer.json")));
    }

    [Theory]
    [InlineData(nameof(RandomModel.Bert))]
    [InlineData(nameof(RandomModel.Roberta))]
    public void A_trained_head_is_written_with_the_names_of_its_labels(string family)
    {
        RandomModel.Write(_folder["model"], family == nameof(RandomModel.Bert) ? RandomModel.Bert : RandomModel.Roberta, seed: 3);
        using var encoder = TextEncoder.LoadWithLabels(_folder["model"], labels: 3, seed: 1, new LoadOptions { Threads = 2 });
        EncoderTrainer.TrainLabels(encoder, null, Texts(12), [], Options with { Epochs = 1 }, null, CancellationToken.None);
        ReadOnlyMemory<int>[] texts = [.. Texts(5).Select(text => (ReadOnlyMemory<int>)text.Tokens.ToArray())];

        ModelWriter.Write(encoder, _folder["tuned"], ["refund", "delivery", "battery"]);

        using var tuned = TextEncoder.Load(_folder["tuned"], new LoadOptions { Threads = 2 });
        Assert.Equal(encoder.Classify(texts), tuned.Classify(texts));
        Assert.Equal(encoder.Config with { EndTokens = tuned.Config.EndTokens, LayersWithoutRotary = tuned.Config.LayersWithoutRotary }, tuned.Config);
        Assert.Contains("\"1\": \"delivery\"", File.ReadAllText(Path.Combine(_folder["tuned"], "config.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(RandomModel.Bert), "\"classifier\",\n    \"pooler\"")]
    [InlineData(nameof(RandomModel.Roberta), "\"classifier\"")]
    public void An_adapter_of_labels_has_the_head_with_it_and_takes_it_off_again(string family, string modules)
    {
        RandomModel.Write(_folder["model"], family == nameof(RandomModel.Bert) ? RandomModel.Bert : RandomModel.Roberta, seed: 3);
        ReadOnlyMemory<int>[] texts = [.. Texts(5).Select(text => (ReadOnlyMemory<int>)text.Tokens.ToArray())];
        using var encoder = TextEncoder.LoadWithLabels(_folder["model"], labels: 3, seed: 1, new LoadOptions { Threads = 2 });
        var before = encoder.Classify(texts);
        var adapter = LoraAdapter.Attach(encoder, new LoraOptions { Rank = 4 });
        EncoderTrainer.TrainLabels(encoder, adapter, Texts(12), [], Options, null, CancellationToken.None);
        var after = encoder.Classify(texts);
        adapter.Save(_folder["adapter"]);
        using var other = TextEncoder.LoadWithLabels(_folder["model"], labels: 3, seed: 1, new LoadOptions { Threads = 2 });

        var loaded = LoraAdapter.Load(other, _folder["adapter"]);

        Assert.NotEqual(before, after);
        Assert.Equal(after, other.Classify(texts));
        loaded.Detach();
        Assert.Equal(before, other.Classify(texts));
        loaded.Reattach();
        Assert.Equal(after, other.Classify(texts));
        Assert.Contains($"\"modules_to_save\": [\n    {modules}\n  ]", File.ReadAllText(Path.Combine(_folder["adapter"], "adapter_config.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_adapter_of_labels_is_refused_by_an_encoder_without_a_head()
    {
        RandomModel.Write(_folder["model"], RandomModel.Bert, seed: 3);
        using (var labelled = TextEncoder.LoadWithLabels(_folder["model"], labels: 3, seed: 1, new LoadOptions { Threads = 1 }))
        {
            LoraAdapter.Attach(labelled, new LoraOptions()).Save(_folder["adapter"]);
        }

        using var plain = TextEncoder.Load(_folder["model"], new LoadOptions { Threads = 1 });

        Assert.Throws<LoraException>(() => LoraAdapter.Load(plain, _folder["adapter"]));
        Assert.Throws<LoraException>(() => MergedCheckpoint.Write(_folder["model"], _folder["adapter"], _folder["merged"]));
    }

    [Fact]
    public void An_encoder_is_made_from_nothing_trained_and_written()
    {
        RandomModel.Write(_folder["shape"], RandomModel.Bert, seed: 3);
        using var encoder = TextEncoder.Create(ConfigReader.Read(_folder["shape"]), new EmbeddingConfig(Pooling.Mean, Normalises: false), seed: 2, new LoadOptions { Threads = 2 });
        EncoderTrainer.TrainEmbeddings(encoder, null, Pairs(18), [], Temperature, Options, null, CancellationToken.None);

        ModelWriter.Write(encoder, _folder["written"]);

        using var written = TextEncoder.Load(_folder["written"], new LoadOptions { Threads = 2 });
        Assert.Equal(Embeddings(encoder), Embeddings(written));
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_its_number()
    {
        using var encoder = Load();
        var adapter = LoraAdapter.Attach(encoder, new LoraOptions());

        var length = Assert.Throws<TrainingException>(() =>
            EncoderTrainer.TrainEmbeddings(encoder, adapter, [.. Pairs(2), new ContrastiveExample([1], new int[65])], [], Temperature, Options, null, CancellationToken.None));
        var head = Assert.Throws<TrainingException>(() => EncoderTrainer.TrainLabels(encoder, adapter, Texts(3), [], Options, null, CancellationToken.None));
        using var labelled = TextEncoder.LoadWithLabels(_folder["model"], labels: 2, seed: 1, new LoadOptions { Threads = 1 });
        var label = Assert.Throws<TrainingException>(() => EncoderTrainer.TrainLabels(labelled, null, Texts(3), [], Options, null, CancellationToken.None));

        Assert.Contains("Example 2 of train has a text of 65 tokens; the encoder takes 1 to 64", length.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(TextEncoder.LoadWithLabels), head.Message, StringComparison.Ordinal);
        Assert.Contains("Example 2 of train has the label 2", label.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_passage_that_belongs_to_two_anchors_is_one_candidate()
    {
        var batch = ContrastiveBatch.Of([new([1], Passage, [Hard]), new([2], Passage), new([3], [9], [Passage, Hard])]);

        Assert.Equal((3, 3), (batch.Anchors, batch.Candidates));
        Assert.Equal([0, 0, 1], batch.Targets);
        Assert.Equal([[1], [2], [3], Passage, [9], Hard], batch.Texts);
    }

    /// <summary>An anchor and its passage share a token that nothing else has.</summary>
    private static ContrastiveExample[] Pairs(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new ContrastiveExample(
            [1, 3 + i, 2], [1, 30 + (i % 3), 3 + i, 40 + (i % 5), 2], i % 4 == 0 ? [new[] { 1, 50 + (i % 7), 2 }] : null))];

    private static ClassifiedText[] Texts(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new ClassifiedText([1, 10 + (i % 3), 20 + (i % 11), 40 + (i % 7)], label: i % 3))];

    private static float[][] Embeddings(TextEncoder encoder) =>
        [.. encoder.Embed(Asked)];

    private List<float[]> Trained(
        TrainingOptions options, float dropout = 0, Action<TrainingProgress>? progress = null, CancellationTokenSource? source = null)
    {
        using var encoder = Load();
        var adapter = LoraAdapter.Attach(encoder, new LoraOptions { Rank = 4, Dropout = dropout });
        EncoderTrainer.TrainEmbeddings(encoder, adapter, Pairs(18), [], Temperature, options, progress, source?.Token ?? CancellationToken.None);
        return [.. adapter.Parameters.Select(parameter => parameter.Values)];
    }

    private TextEncoder Load(WeightFormat format = WeightFormat.Float32)
    {
        RandomModel.Write(_folder["model"], RandomModel.Bert, seed: 3);
        return TextEncoder.Load(_folder["model"], new LoadOptions { Threads = 2, Format = format });
    }
}
