using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Core.Statistics;
using Rung.Engine.Baselines;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Learners;

namespace Rung.Engine.Tests.Baselines;

public sealed class BaselineTests
{
    public static TheoryData<string> Names() =>
        [.. BaselineCatalog.For(OutputKind.Label).Select(baseline => baseline.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_number_of_threads_changes_nothing(string name)
    {
        var examples = Corpus.Messages(240, seed: 2);

        var one = Fit(name, examples, threads: 1);
        var many = Fit(name, examples, threads: 4);

        Assert.Equal(one.Settings, many.Settings);
        Assert.Equal(one.Tried, many.Tried);
        Assert.Equal(one.OutOfFold, many.OutOfFold);
        foreach (var query in Corpus.Messages(50, seed: 9))
        {
            Assert.Equal(await Answer(one, query), await Answer(many, query));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_the_examples_changes_nothing(string name)
    {
        var examples = Corpus.Messages(120, seed: 2);
        var shuffled = examples.ToArray();
        new SplitMix64(4).Shuffle(shuffled);

        Assert.Equal(Fit(name, examples).OutOfFold, Fit(name, shuffled).OutOfFold);
    }

    [Theory]
    [InlineData("nearest words")]
    [InlineData("nearest characters")]
    [InlineData("linear svm words")]
    [InlineData("linear svm characters")]
    [InlineData("logistic words")]
    [InlineData("logistic characters")]
    public void What_can_be_learnt_is_learnt(string name)
    {
        var examples = Corpus.Messages(400, seed: 1);

        var right = Fit(name, examples).OutOfFold.Zip(examples).Count(pair => pair.First.Output == pair.Second.Expected);

        // Nine in ten messages name their own topic; a quarter of the others by chance.
        Assert.InRange(right / 400.0, 0.85, 0.96);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Out_of_fold_answers_pair_with_the_examples(string name)
    {
        var material = Material(Corpus.Messages(60, seed: 1));

        var fit = Named(name).Fit(material, progress: null, TestContext.Current.CancellationToken);

        Assert.Equal(material.Examples.Select(example => example.Id), fit.OutOfFold.Select(answer => answer.Example));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_that_alone_has_its_label_is_never_right_out_of_fold(string name)
    {
        var examples = Corpus.Messages(60, seed: 1).Append(Corpus.Example("z", "unique words only", "alone")).ToArray();

        var fit = Fit(name, examples);

        Assert.NotEqual("alone", fit.OutOfFold[^1].Output);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_single_example_is_answered_with_its_output_and_the_reason_is_given(string name)
    {
        var fit = Fit(name, [Corpus.Example("a", "hello", "greeting")]);

        Assert.Equal("greeting", await Answer(fit, Corpus.Example("q", "anything", null)));
        Assert.Empty(fit.OutOfFold);
        Assert.Contains("Not cross-validated", Assert.Single(fit.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_single_label_is_always_the_answer(string name)
    {
        var fit = Fit(name, [.. Corpus.Messages(30, seed: 1, labels: 1)]);

        Assert.Equal("card", await Answer(fit, Corpus.Example("q", "anything", null)));
        Assert.All(fit.OutOfFold, answer => Assert.Equal("card", answer.Output));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fewer_examples_than_folds_empty_texts_and_torn_characters_are_survived(string name)
    {
        var fit = Fit(name, Corpus.Of(("", "a"), ("x", "b"), ("\ud83d", "a")));

        Assert.Equal(3, fit.OutOfFold.Length);
        Assert.NotNull(await Answer(fit, Corpus.Example("q", "", null)));
        Assert.NotNull(await Answer(fit, Corpus.Example("r", "\udc00", null)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Progress_rises_to_one(string name)
    {
        var told = new List<double>();

        Named(name).Fit(Material(Corpus.Messages(100, seed: 1)), new Recorder(told), TestContext.Current.CancellationToken);

        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1], 1e-9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cancelling_stops_the_fit(string name)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => Named(name).Fit(Material(Corpus.Messages(100, seed: 1)), progress: null, source.Token));
    }

    [Theory]
    [InlineData(OutputKind.Text)]
    [InlineData(OutputKind.Json)]
    [InlineData(OutputKind.ToolCall)]
    public async Task Outputs_that_are_not_labels_are_copied_from_the_nearest_example(OutputKind kind)
    {
        var examples = Corpus.Of(
            ("book a table for two", """{"tool":"book","people":2}"""),
            ("what is the weather in Rome", """{"tool":"weather","city":"Rome"}"""),
            ("weather today", """{"tool":"weather"}"""));

        foreach (var baseline in BaselineCatalog.For(kind).Skip(1))
        {
            var fit = baseline.Fit(Material(examples, kind), progress: null, TestContext.Current.CancellationToken);
            Assert.Equal("""{"tool":"book","people":2}""", await Answer(fit, Corpus.Example("q", "a table for two please", null)));
        }
    }

    [Theory]
    [InlineData(OutputKind.Label, "majority")]
    [InlineData(OutputKind.Text, "constant")]
    [InlineData(OutputKind.Json, "constant")]
    public async Task The_simplest_baseline_gives_the_most_frequent_output_the_first_among_equals(OutputKind kind, string name)
    {
        var simplest = BaselineCatalog.For(kind)[0];
        var examples = Corpus.Of(("1", "b"), ("2", "a"), ("3", "b"), ("4", "c"), ("5", "a"));

        var fit = simplest.Fit(Material(examples, kind), progress: null, TestContext.Current.CancellationToken);

        Assert.Equal(name, simplest.Name);
        Assert.Equal("a", await Answer(fit, Corpus.Example("q", "anything", null)));
    }

    [Fact]
    public async Task An_answer_costs_nothing_and_knows_its_time()
    {
        var fit = Fit("majority", Corpus.Messages(10, seed: 1));

        var attempt = await fit.Answerer.AnswerAsync(
            Corpus.Example("q", "anything", null), TestContext.Current.CancellationToken);

        Assert.Equal(Money.Zero, attempt.Cost);
        Assert.NotNull(attempt.Latency);
        Assert.Equal(new ExampleId("q"), attempt.Example);
    }

    [Fact]
    public void A_candidate_is_named_by_what_it_learns_from()
    {
        var baseline = Named("linear svm words");

        var first = baseline.Describe(Material(Corpus.Messages(50, seed: 1)));
        var same = baseline.Describe(Material([.. Corpus.Messages(50, seed: 1).Reverse()]));
        var other = baseline.Describe(Material(Corpus.Messages(50, seed: 2)));

        Assert.Equal(first.Id, same.Id);
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal(RungKind.Baseline, first.Rung);
    }

    [Fact]
    public void The_catalogue_is_in_order_of_simplicity_under_names_of_their_own()
    {
        var material = Material(Corpus.Messages(50, seed: 1));

        var candidates = BaselineCatalog.For(OutputKind.Label).Select(baseline => baseline.Describe(material)).ToArray();

        Assert.Equal(Enumerable.Range(0, candidates.Length), candidates.Select(candidate => candidate.Simplicity));
        Assert.Equal(candidates.Length, candidates.Select(candidate => candidate.Name).Distinct().Count());
        Assert.Equal(candidates.Length, candidates.Select(candidate => candidate.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(TextFeatures.Words)]
    [InlineData(TextFeatures.Characters)]
    internal void A_word_of_a_held_out_example_alone_is_not_in_the_vocabulary_of_its_fold(TextFeatures features)
    {
        var examples = Corpus.Messages(40, seed: 1).Append(Corpus.Example("z", "zyzzyva card", "card")).ToArray();
        var material = Material(examples);
        var own = material.Folds[examples.Length - 1];

        for (var fold = 0; fold < material.Folds.Count; fold++)
        {
            var vectorizer = material.ForFold(features, fold, TestContext.Current.CancellationToken).Vectorizer;
            var vocabulary = Enumerable.Range(0, vectorizer.ColumnCount).Select(vectorizer.TextOf);
            Assert.Equal(fold != own, vocabulary.Any(gram => gram.Contains("zz", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Too_many_examples_are_sampled_and_the_note_says_so()
    {
        var material = BaselineMaterial.Of(
            Corpus.Messages(100, seed: 1), OutputKind.Label, new BaselineOptions { Seed = 1, MaxExamples = 40 });

        Assert.Equal(40, material.Examples.Length);
        Assert.Contains("40 of the 100", Assert.Single(material.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_learn_from_is_refused()
    {
        var error = Assert.Throws<DatasetException>(
            () => Material([Corpus.Example("a", "text", expected: null)]));

        Assert.Contains("data.examples", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Probabilities_sum_to_one_and_agree_with_the_prediction()
    {
        var fit = Fit("logistic characters", Corpus.Messages(200, seed: 1));
        var predictor = Assert.IsType<LogisticPredictor>(fit.Answerer.Predictor);

        foreach (var query in Corpus.Messages(20, seed: 8))
        {
            var probabilities = predictor.PredictProbabilities(query.Input.Text);
            var likeliest = predictor.Labels[Array.IndexOf(probabilities, probabilities.Max())];
            Assert.Equal(1, probabilities.Sum(), 1e-5);
            Assert.Equal(predictor.Predict(query.Input.Text), likeliest);
        }
    }

    private static IBaseline Named(string name) =>
        BaselineCatalog.For(OutputKind.Label).Single(baseline => baseline.Name == name);

    private static BaselineMaterial Material(
        IReadOnlyList<Example> examples, OutputKind kind = OutputKind.Label, int threads = 2) =>
        BaselineMaterial.Of(examples, kind, new BaselineOptions { Seed = 1, Threads = threads });

    private static BaselineFit Fit(string name, IReadOnlyList<Example> examples, int threads = 2) =>
        Named(name).Fit(Material(examples, threads: threads), progress: null, TestContext.Current.CancellationToken);

    private static async Task<string?> Answer(BaselineFit fit, Example example) =>
        (await fit.Answerer.AnswerAsync(example, TestContext.Current.CancellationToken)).Output;

    private sealed class Recorder(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}
