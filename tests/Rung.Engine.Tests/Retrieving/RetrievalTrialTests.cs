using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Core.Scoring;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Trials;
using Rung.Engine.Tests.Prompting;

namespace Rung.Engine.Tests.Retrieving;

public sealed class RetrievalTrialTests : IDisposable
{
    private static readonly ImmutableArray<Example> Dev =
    [
        TestTask.Example("q1", "How many days of leave are there a year?", "thirty days") with { Group = "leave" },
        TestTask.Example("q2", "What may a hotel cost a night?", "120 euros") with { Group = "travel" },
        TestTask.Example("q3", "When is lunch served?", "noon") with { Group = "travel" },
        TestTask.Example("q4", "Who is the boss?", "Ada") with { Group = "people" },
        TestTask.Example("q5", "What is the dress code?", "not in the documents") with { Group = "people" },
    ];

    private readonly DocumentsFixture _documents = new();

    public void Dispose() => _documents.Dispose();

    [Fact]
    public async Task Retrievers_are_measured_and_one_is_chosen()
    {
        await using var corpus = await _documents.OpenAsync();

        var (chosen, findings) = await new RetrievalTrial(corpus, confidence: 0.95, seed: 1).RunAsync(Dev, TestContext.Current.CancellationToken);

        Assert.Equal((3, 4, 3, 1), (findings.Documents, findings.Questions, findings.Found, findings.Absent));
        Assert.Equal("bm25", findings.Retrievers[0].Name);
        Assert.Equal(
            ["recall@1", "recall@5", "recall@10", "mrr@10", "answer in context@3", "answer in context@5", "answer in context@10"],
            findings.Retrievers[0].Figures.Select(figure => figure.Metric));
        Assert.Equal(1, findings.Retrievers[0].Figures[0].Value.Value);
        Assert.Equal(0.75, findings.Retrievers[0].Figures[^1].Value.Value);
        Assert.Equal(3, findings.Retrievers[0].Figures[^1].Value.Groups);
        Assert.Equal(findings.Chosen, chosen.Retriever.Name);
        Assert.NotEqual("hybrid", findings.Chosen);
        Assert.Equal(5, findings.Count); // four questions show nothing about a better number
    }

    [Fact]
    public async Task Fewer_passages_are_given_where_many_questions_show_that_they_do()
    {
        var examples = ImmutableArray.CreateBuilder<Example>();
        for (var i = 0; i < 90; i++)
        {
            var word = string.Concat("bcdfghklmn"[i % 10], "aeiou"[i / 10 % 5], "prstvwxzjq"[i / 10], "aeiou"[i % 5], "n");
            _documents.Write($"{word}.md", $"# {word}\n\nThe colour of {word} is c{i}olour.\n");
            examples.Add(TestTask.Example($"e{i}", $"What colour has {word}?", $"c{i}olour"));
        }

        await using var corpus = await _documents.OpenAsync();
        var (chosen, findings) = await new RetrievalTrial(corpus, confidence: 0.95, seed: 1).RunAsync(examples.ToImmutable(), TestContext.Current.CancellationToken);

        Assert.Equal(1, chosen.Count);
        Assert.Contains("1 in a prompt", findings.Reasons[1]);
    }

    [Fact]
    public async Task Without_an_answer_in_the_documents_nothing_is_measured_and_that_is_said()
    {
        await using var corpus = await _documents.OpenAsync();

        var (chosen, findings) = await new RetrievalTrial(corpus, confidence: 0.95, seed: 1).RunAsync(Dev[3..], TestContext.Current.CancellationToken);

        Assert.Empty(findings.Retrievers);
        Assert.Equal(("bm25", 5), (chosen.Retriever.Name, chosen.Count));
        Assert.Contains("nothing was measured", findings.Reasons[0]);
    }

    [Fact]
    public async Task Each_failed_question_has_its_cause()
    {
        await using var corpus = await _documents.OpenAsync();
        var retriever = new ChosenRetriever(corpus.View.Lexical, count: 1, corpus);
        Example[] examples =
        [
            .. Dev,
            TestTask.Example("q6", "Is the hotel limit a night in euros, as for trains?", "four euros"),
            TestTask.Example("q7", "Where is leave asked for?", "in the portal"),
        ];
        var attempts = examples.Select(example => new Attempt { Example = example.Id, Output = "x", Score = Score.Of(example.Id.ToString() == "q7" ? 1 : 0) });

        var failures = await new FailureDiagnosis(retriever).OfAsync("documents small", given: 1, examples, attempts, TestContext.Current.CancellationToken);

        Assert.Equal(6, failures.Asked);
        Assert.Equal(
            [("q1", "retrieved but ignored", 1), ("q2", "retrieved but ignored", 1), ("q3", "retrieved but ignored", 1), ("q4", "in no document", null), ("q6", "not retrieved", 2)],
            failures.Questions.Select(question => (question.Example, question.Cause, question.Rank)));
        Assert.Equal(5, failures.Counts.Sum(cause => cause.Count));
        Assert.All(failures.Counts, cause => Assert.NotEmpty(cause.Remedy));
    }
}
