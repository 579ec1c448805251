using Rung.Retrieval.Documents;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Settings;

namespace Rung.Retrieval.Tests.Settings;

public sealed class SettingsMeasurementTests
{
    private const int Documents = 24;

    private static readonly string[] Judged = ["a spoke is mended in two days", "the deposit comes back", "the office opens at nine"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quality_is_whether_the_answer_stands_whole_in_what_is_given_on()
    {
        await using var measurement = await MeasureAsync();

        var good = await measurement.QualitiesAsync(new() { MaxTokens = 64, OverlapTokens = 0, Count = 3 }, Cancellation);
        var narrow = await measurement.QualitiesAsync(new() { MaxTokens = 8, OverlapTokens = 0, Count = 1 }, Cancellation);

        Assert.Equal(measurement.QuestionCount, good.Length);
        Assert.All(good.Concat(narrow), quality => Assert.True(quality is 0 or 1));
        Assert.True(good.Average() > 0.9, $"{good.Average()}");
        Assert.True(narrow.Average() < good.Average());
    }

    [Fact]
    public async Task Cost_is_the_tokens_given_on_and_latency_the_same_for_all_questions()
    {
        await using var measurement = await MeasureAsync();
        var (one, three) = (RetrievalSpace.ToChoice(new() { Count = 1 }), RetrievalSpace.ToChoice(new() { Count = 3 }));

        var first = await measurement.MeasureAsync(one, 0, Cancellation);
        var more = await measurement.MeasureAsync(three, 0, Cancellation);
        var other = await measurement.MeasureAsync(one, 1, Cancellation);

        Assert.True(first.Cost > 0 && more.Cost > first.Cost);
        Assert.Equal(first.Latency, more.Latency);
        Assert.Equal(first.Latency, other.Latency);
        Assert.True(first.Latency > TimeSpan.Zero);
    }

    [Fact]
    public async Task Settings_that_differ_in_the_number_of_passages_alone_are_asked_once()
    {
        await using var measurement = await MeasureAsync();

        await measurement.QualitiesAsync(new() { Count = 1 }, Cancellation);
        await measurement.QualitiesAsync(new() { Count = 5 }, Cancellation);

        Assert.Equal(measurement.QuestionCount, measurement.Retrievals);
    }

    [Fact]
    public async Task Choices_that_come_to_the_same_are_one()
    {
        await using var measurement = await MeasureAsync();
        var choices = SettingsSpace.Empty.With(RetrievalSpace.Retriever, "bm25", "lsa").With(RetrievalSpace.K1, "0.9", "1.2").Choices(10, seed: 1);

        Assert.Equal(3, measurement.Distinct(choices).Length);
    }

    [Theory]
    [InlineData(RetrieverMix.Words)]
    [InlineData(RetrieverMix.Vectors)]
    [InlineData(RetrieverMix.Ranks)]
    [InlineData(RetrieverMix.Scores)]
    public async Task A_footprint_says_what_settings_take(RetrieverMix mix)
    {
        await using var measurement = await MeasureAsync();

        var footprint = await measurement.FootprintOfAsync(new() { Mix = mix }, Cancellation);

        Assert.Equal(Documents, footprint.Passages);
        Assert.True(footprint is { IndexBytes: > 0, IndexTime.Ticks: > 0, Latency.Ticks: > 0 });
    }

    [Fact]
    public async Task A_search_finds_what_is_better_at_no_more_cost()
    {
        await using var measurement = await MeasureAsync();
        var space = SettingsSpace.Empty
            .With(RetrievalSpace.Tokens, "8", "64").With(RetrievalSpace.Overlap, "0").With(RetrievalSpace.Passages, "1", "2");

        var result = await RetrievalSearch.RunAsync(
            measurement, new() { Space = space, Baseline = new() { MaxTokens = 8, OverlapTokens = 0, Count = 10 } }, Cancellation);

        Assert.Equal(64, measurement.SettingsOf(result.Chosen.Choice).MaxTokens);
        Assert.True(result.Chosen.Quality > result.Baseline.Quality);
        Assert.NotNull(result.Second);
        Assert.Contains(result.Measured, choice => measurement.SettingsOf(choice.Choice).Reranks);
        Assert.Equal(result.Measured.Max(choice => choice.Quality), result.Front[0].Quality);
    }

    [Fact]
    public async Task Unseen_questions_are_asked_of_what_was_learnt_from_all_others()
    {
        var (documents, questions) = await MadeAsync();
        await using var measurement = new SettingsMeasurement(SettingsCorpus.OfDocuments(documents), questions[..^4]);

        var outcomes = await measurement.AskUnseenAsync(new() { Reranks = true, Count = 3 }, questions[^4..], Cancellation);

        Assert.Equal(questions[^4..].Select(question => question.Id), outcomes.Select(outcome => outcome.Question));
        Assert.All(outcomes, outcome => Assert.Equal(1, outcome.Outcome.Quality));
    }

    [Fact]
    public async Task Passages_that_are_judged_stay_as_they_are()
    {
        Passage[] passages = [.. Judged
            .Select((text, i) => new Passage { Id = PassageId.Of($"d{i}"), Document = $"d{i}", Text = text })];
        var qrels = Qrels.Of([new("q0", passages[0].Id, 1), new("q1", passages[1].Id, 1)]);
        SettingsQuestion[] questions =
        [
            new() { Id = "q0", Text = "how long does a spoke take", Group = "q0" },
            new() { Id = "q1", Text = "when does the office close", Group = "q1" },
        ];
        await using var measurement = new SettingsMeasurement(
            SettingsCorpus.OfPassages(passages, qrels), questions, new() { Metric = RetrievalMetric.Ndcg(10) });

        Assert.Equal([1, 0], await measurement.QualitiesAsync(new() { MaxTokens = 8 }, Cancellation));
        Assert.Equal(3, measurement.PassagesOf(new() { MaxTokens = 8 }).Count);
    }

    private static async Task<SettingsMeasurement> MeasureAsync()
    {
        var (documents, questions) = await MadeAsync();
        return new(SettingsCorpus.OfDocuments(documents), questions);
    }

    private static async Task<(List<DocumentText> Documents, SettingsQuestion[] Questions)> MadeAsync()
    {
        var (documents, questions) = (new List<DocumentText>(), new List<SettingsQuestion>());
        for (var i = 0; i < Documents; i++)
        {
            var name = $"{"bdfghjklmn"[i % 10]}{"aeo"[i / 10]}rin";
            var text = $"{name} is a town on the river. The tower of {name} is {20 + i} metres and some centimetres high. The market of {name} is held every day.";
            using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
            await foreach (var outcome in new DocumentReader().ReadAsync(content, $"{name}.txt", Cancellation))
            {
                documents.Add(outcome.Document!);
            }

            questions.Add(new()
            {
                Id = $"q{i:00}",
                Text = $"How high is the tower of {name}?",
                Group = $"{name}.txt",
                Answers = [new($"{20 + i} metres and some centimetres")],
            });
        }

        return (documents, [.. questions]);
    }
}
