using CsvHelper;
using Rung.Core.Data;
using Rung.Engine.Baselines;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Learners;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Tests.Baselines;

/// <summary>On real messages, where ../shared has them. The whole of it, cross-validated, is the study <c>rung0</c>.</summary>
public sealed class Banking77Tests
{
    private const string Folder = "../shared/data/banking77";

    [Fact]
    public async Task A_linear_svm_of_characters_reaches_the_reference_accuracy()
    {
        var (train, test) = await ReadAsync();
        string[] labels = [.. train.Select(example => example.Expected!).Distinct().Order(StringComparer.Ordinal)];
        var labelOf = train.Select(example => Array.BinarySearch(labels, example.Expected, StringComparer.Ordinal)).ToArray();
        var space = new FeatureSpace(
            GramCounts.Of(
                [.. train.Select(example => example.Input.Text)], TextFeatures.Characters, TestContext.Current.CancellationToken),
            isFittedOn: null);
        var problem = new LinearProblem(space.Rows, [.. Enumerable.Range(0, train.Count)], labelOf, labels.Length);

        var weights = LinearLearner.SupportVectorMachine
            .Train(problem, [1], seed: 1, TestContext.Current.CancellationToken).Single();

        var predictor = new LinearPredictor(space.Vectorizer, weights, [.. labels]);
        var right = test.Count(example => predictor.Predict(example.Input.Text) == example.Expected);
        Assert.InRange((double)right / test.Count, 0.905, 0.92);
    }

    [Fact]
    public async Task The_probabilities_of_the_logistic_regression_are_calibrated()
    {
        var (train, test) = await ReadAsync();
        var some = train.Where((_, i) => i % 4 == 0).ToArray();
        var material = BaselineMaterial.Of(some, OutputKind.Label, new BaselineOptions { Seed = 1 });
        var baseline = BaselineCatalog.For(OutputKind.Label).Single(known => known.Name == "logistic words");

        var fit = baseline.Fit(material, progress: null, TestContext.Current.CancellationToken);

        var predictor = Assert.IsType<LogisticPredictor>(fit.Answerer.Predictor);
        var error = ErrorOf(predictor, test);
        Assert.InRange(error, 0, 0.05);
        Assert.NotEqual(1, predictor.Temperature);
    }

    private static double ErrorOf(LogisticPredictor predictor, IReadOnlyList<Example> test)
    {
        var confidences = test.Select(example => (double)predictor.PredictProbabilities(example.Input.Text).Max()).ToArray();
        var isRight = test.Select(example => predictor.Predict(example.Input.Text) == example.Expected).ToArray();
        return CalibrationError.Of(confidences, isRight, bins: 15);
    }

    private static async Task<(IReadOnlyList<Example> Train, IReadOnlyList<Example> Test)> ReadAsync()
    {
        var folder = Path.GetFullPath(Path.Combine(RootOf(AppContext.BaseDirectory), Folder));
        if (!Directory.Exists(folder))
        {
            Assert.Skip($"Banking77 is not beside the repository: {Folder}.");
        }

        return (await ReadAsync(folder, "train"), await ReadAsync(folder, "test"));
    }

    private static async Task<IReadOnlyList<Example>> ReadAsync(string folder, string split)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, $"{split}.csv"));
        await using var table = CsvReader.Create(stream, new CsvReaderOptions { HasHeader = true }, leaveOpen: true);
        var examples = new List<Example>();
        while (await table.ReadAsync(TestContext.Current.CancellationToken))
        {
            examples.Add(Corpus.Example($"{split}-{examples.Count:D5}", table.GetString(0), table.GetString(1)));
        }

        return examples;
    }

    private static string RootOf(string folder) =>
        File.Exists(Path.Combine(folder, "Rung.slnx")) ? folder : RootOf(Path.GetDirectoryName(folder)!);
}
