using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Core.Scoring;
using Rung.Core.Statistics;
using Rung.Engine.Local;
using Rung.Engine.Prompting;
using Rung.Engine.Tasks;
using Rung.Tensors.Lora;
using Rung.Tensors.Training;

namespace Rung.Engine.Tuning;

/// <summary>A training of which everything is known but its outcome: the examples in tokens, the settings, and a name for all that decides it.</summary>
internal sealed record TuningPlan
{
    /// <summary>Models so wide are trained with <see cref="UsualRate"/>; narrower ones bear larger steps.</summary>
    private const double UsualWidth = 2048;

    private const double UsualRate = 2e-4;
    private const int LooksPerEpoch = 4;
    private const int MostLooks = 40;

    public required TaskDefinition Task { get; init; }

    public required TuneDefinition Tune { get; init; }

    public required LocalModel Model { get; init; }

    public required TaskPrompt Prompt { get; init; }

    public required IScorer Scorer { get; init; }

    public required TuningExamples Train { get; init; }

    /// <summary>What the loss on dev is measured on; those that are answered at a look are the first of them.</summary>
    public required TuningExamples Dev { get; init; }

    /// <summary>The name of the dataset with all its splits.</summary>
    public required ContentHash Dataset { get; init; }

    /// <summary>The name of what is learnt from: the train split as it is now.</summary>
    public required ContentHash TrainId { get; init; }

    public required ContentHash DevId { get; init; }

    public required LoraOptions Lora { get; init; }

    public required TrainingOptions Training { get; init; }

    /// <summary>What a forecast is made from.</summary>
    public ForecastOptions Shape => new()
    {
        Adapter = Lora,
        Format = Model.Options.Format,
        Training = Training,
        TrainTokens = Train.TokenCount,
        LearntTokens = Train.LearntCount,
        LongestExample = Train.Items.Concat(Dev.Items).Max(item => item.Tokens.Tokens.Length),
        Examples = Train.Items.Length,
        DevTokens = Dev.TokenCount,
    };

    /// <summary>The mean over all steps, prompts included.</summary>
    public double TokensPerStep => (double)Train.TokenCount * Training.Epochs / Steps;

    public int Steps => Training.Epochs * StepsPerEpoch;

    /// <summary>The name of all that decides the outcome: the same plan is the same training, and goes on where it was.</summary>
    public ContentHash Id => ContentHash.Of(CanonicalJson.Of(Decisive));

    private int StepsPerEpoch => (Train.Items.Length + Training.BatchSize - 1) / Training.BatchSize;

    /// <exception cref="TuningException">There is nothing to learn, or nothing fits the model.</exception>
    public static async Task<TuningPlan> MakeAsync(
        TaskDefinition task, TuneDefinition tune, LocalModel model, Dataset dataset, IScorer scorer, CancellationToken cancellationToken)
    {
        var shared = TaskPrompt.Of(task, dataset);
        var prompt = new Prompt(shared.Instruction, shots: null);
        var train = await TuningExamples.OfAsync(dataset[Split.Train], model, prompt, cancellationToken);
        var dev = await TuningExamples.OfAsync(Shuffled(dataset[Split.Dev], task.Seed), model, prompt, cancellationToken);
        if (train.Items.IsEmpty)
        {
            throw new TuningException(train.TooLong == 0
                ? $"The train split of '{task.Name}' has no example with an expected output, so there is nothing to learn."
                : $"Every example of train is too long: the longest has {train.Longest} tokens with its prompt; '{model.Name}' takes {model.Config.MaxPositions}. Shorten the instructions, or use a model with a longer context.");
        }

        var plan = new TuningPlan
        {
            Task = task,
            Tune = tune,
            Model = model,
            Prompt = shared,
            Scorer = scorer,
            Train = train,
            Dev = dev,
            Dataset = dataset.Id,
            TrainId = DatasetHash.Of(dataset[Split.Train]),
            DevId = DatasetHash.Of(dataset[Split.Dev]),
            Lora = LoraOf(tune, task),
            Training = new TrainingOptions { Epochs = tune.Epochs, BatchSize = tune.Batch },
        };
        return plan with { Training = plan.TrainingOf() };
    }

    /// <summary>All that decides the outcome.</summary>
    private JsonObject Decisive => new()
    {
        ["base"] = Model.Id.ToString(),
        ["format"] = WeightFormats.WordOf(Model.Options.Format),
        ["train"] = TrainId.ToString(),
        ["dev"] = DevId.ToString(),
        ["instruction"] = ContentHash.Of(Prompt.Instruction).ToString(),
        ["metric"] = Scorer.Name,
        ["rank"] = Lora.Rank,
        ["alpha"] = Lora.Alpha,
        ["dropout"] = Lora.Dropout,
        ["targets"] = new JsonArray([.. Lora.TargetModules.Select(target => (JsonNode)target)]),
        ["epochs"] = Training.Epochs,
        ["batch"] = Training.BatchSize,
        ["learningRate"] = Training.LearningRate,
        ["patience"] = Tune.Patience,
        ["devExamples"] = Tune.DevExamples,
        ["seed"] = Training.Seed,
    };

    /// <summary>The record of the adapter, as far as it is known before the training.</summary>
    public TrainedAdapter Described(ContentHash id) => new()
    {
        Id = id.ToString(),
        Plan = Id.ToString(),
        Task = Task.Name,
        Model = Model.Name,
        Base = Model.Id.ToString(),
        Format = WeightFormats.WordOf(Model.Options.Format),
        Dataset = Dataset.ToString(),
        Train = TrainId.ToString(),
        TrainCount = Train.Items.Length,
        Dev = DevId.ToString(),
        DevCount = Dev.Items.Length,
        Instruction = ContentHash.Of(Prompt.Instruction).ToString(),
        Metric = Scorer.Name,
        Rank = Lora.Rank,
        Alpha = Lora.Alpha,
        Dropout = Lora.Dropout,
        Epochs = Training.Epochs,
        Batch = Training.BatchSize,
        LearningRate = Training.LearningRate,
        Seed = Training.Seed,
        Seen = [.. Train.Items.Concat(Dev.Items).Select(item => ContentHash.Of(item.Example.Input.Text).Short).Order(StringComparer.Ordinal)],
    };

    /// <summary>What a person should know before it begins.</summary>
    public ImmutableArray<string> Notes =>
    [
        .. new[] { ("train", Train), ("dev", Dev) }.Where(split => split.Item2.TooLong > 0).Select(split => string.Create(
            CultureInfo.InvariantCulture,
            $"{split.Item2.TooLong:#,0} of {split.Item2.TooLong + split.Item2.Items.Length:#,0} {split.Item1} examples are left out: with their prompt they are longer than the {Model.Config.MaxPositions:#,0} tokens of '{Model.Name}' (the longest has {split.Item2.Longest:#,0}).")),
        .. Dev.Items.IsEmpty ? ["There is no dev split to look at: the last step's adapter is kept, and nothing ends the training early."] : Array.Empty<string>(),
    ];

    /// <summary>In the same order whatever that of the team's file: the first are answered at every look.</summary>
    private static Example[] Shuffled(ImmutableArray<Example> dev, ulong seed)
    {
        var shuffled = dev.OrderBy(example => example.Id).ToArray();
        new SplitMix64(seed).Shuffle(shuffled);
        return shuffled;
    }

    private static LoraOptions LoraOf(TuneDefinition tune, TaskDefinition task) => new()
    {
        Rank = tune.Rank,
        Alpha = (float)(tune.Alpha ?? (2 * tune.Rank)),
        Dropout = (float)tune.Dropout,
        TargetModules = tune.Targets,
        Seed = tune.Seed ?? task.Seed,
    };

    private TrainingOptions TrainingOf() => new()
    {
        Epochs = Tune.Epochs,
        BatchSize = Tune.Batch,
        LearningRate = Tune.LearningRate ?? (UsualRate * Math.Pow(UsualWidth / Math.Min(UsualWidth, Model.Config.HiddenSize), 0.75)),
        RecomputesActivations = Tune.SavesMemory,
        StepsBetweenEvaluations = Math.Max(1, Math.Max(StepsPerEpoch / LooksPerEpoch, Steps / MostLooks)),
        Seed = Tune.Seed ?? Task.Seed,
    };
}
