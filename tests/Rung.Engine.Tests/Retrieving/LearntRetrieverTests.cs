using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder.Retrieving;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Trials;
using Rung.Engine.Retrieving.Trials.Learning;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Prompting;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Tests.Retrieving;

/// <summary>Retrievers that are learnt from the questions of a task.</summary>
public sealed class LearntRetrieverTests : IDisposable
{
    private readonly DocumentsFixture _documents = new();

    private string Kept => Path.Combine(_documents.Folder, ".rung", "learnt");

    public void Dispose() => _documents.Dispose();

    [Fact]
    public async Task What_is_learnt_is_chosen_where_it_is_shown_to_be_better_and_found_again_as_it_was()
    {
        var questions = Towns(80);

        var (chosen, findings) = await TryAsync(questions);
        var files = Directory.GetFiles(Kept, "*", SearchOption.AllDirectories);
        var written = files.ToDictionary(file => file, File.GetLastWriteTimeUtc);
        var (again, same) = await TryAsync(questions);

        Assert.Equal(["bm25", "lsa", "hybrid", "bm25 reranked", "weighted hybrid", "tuned lsa"], findings.Retrievers.Select(retriever => retriever.Name));
        Assert.Equal("bm25 reranked", findings.Chosen);
        Assert.Contains("shown to be better", findings.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(12, files.Length);
        Assert.All(written, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
        Assert.Equal(chosen, again);
        Assert.Equal(
            findings.Retrievers.SelectMany(retriever => retriever.Figures),
            same.Retrievers.SelectMany(retriever => retriever.Figures));
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_learnt_anew()
    {
        var questions = Towns(80);
        var (chosen, _) = await TryAsync(questions);
        var file = Directory.GetFiles(Kept, "bm25-reranked.all", SearchOption.AllDirectories).Single();
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file, whole[..^1], TestContext.Current.CancellationToken);

        var (again, _) = await TryAsync(questions);

        Assert.Equal(chosen, again);
        Assert.Equal(whole, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task From_few_questions_nothing_is_learnt_and_that_is_said()
    {
        var (_, findings) = await TryAsync(Towns(20));

        Assert.Equal(["bm25", "lsa", "hybrid"], findings.Retrievers.Select(retriever => retriever.Name));
        Assert.Contains("No retriever was learnt", findings.Reasons[^1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(Kept));
    }

    [Fact]
    public async Task A_question_is_ranked_by_what_was_learnt_without_its_group()
    {
        var folds = new Dictionary<string, int>(StringComparer.Ordinal) { ["seen"] = 1 };
        var retriever = new CrossFittedRetriever("learnt", "key", new Named("all"), [new Named("without-0"), new Named("without-1")], folds);

        Assert.Equal("without-1", await FirstAsync("seen"));
        Assert.Equal("all", await FirstAsync("new"));

        async Task<string> FirstAsync(string text)
        {
            return (await retriever.RetrieveAsync(new() { Text = text }, TestContext.Current.CancellationToken))[0].Id.Value;
        }
    }

    [Theory]
    [InlineData("lsa", false, "lsa")]
    [InlineData("hybrid", false, "hybrid")]
    [InlineData("hybrid 0.8", false, "hybrid 0.8")]
    [InlineData("bm25", true, "bm25 reranked")]
    public async Task What_the_task_says_is_used(string retriever, bool reranks, string expected)
    {
        var (mix, weight) = RetrievalSpace.MixOf(retriever);
        var said = new RetrievalDefinition { NamesRetriever = true, NamesCount = true, Settings = new() { Mix = mix, WordWeight = weight, Reranks = reranks, Count = 2 } };

        var (_, findings) = await TryAsync(Towns(80), said, learns: reranks);

        Assert.Equal((expected, 2), (findings.Chosen, findings.Count));
        Assert.All(findings.Reasons[..2], reason => Assert.Contains("rung.yaml says so", reason, StringComparison.Ordinal));
        Assert.Contains(findings.Retrievers, figures => figures.Name == expected);
    }

    [Fact]
    public async Task A_reranker_that_cannot_be_learnt_is_refused_with_what_it_takes()
    {
        var said = new RetrievalDefinition { NamesRetriever = true, Settings = new() { Reranks = true } };

        var refused = await Assert.ThrowsAsync<RetrievingException>(() => TryAsync(Towns(20), said));

        Assert.Contains("retrieval.reranker", refused.Message, StringComparison.Ordinal);
        Assert.Contains("60 questions", refused.Message, StringComparison.Ordinal);
    }

    private async Task<(string Definition, RetrievalFindings Findings)> TryAsync(ImmutableArray<Example> questions, RetrievalDefinition? said = null, bool learns = true)
    {
        await using var corpus = await _documents.OpenAsync();
        var trial = new RetrievalTrial(corpus, confidence: 0.95, seed: 1) { Said = said, Store = learns ? new LearntStore(Kept) : null };
        var (chosen, findings) = await trial.RunAsync(questions, TestContext.Current.CancellationToken);
        return (chosen.Definition(1).ToJsonString(), findings);
    }

    /// <summary>The passage that says the height stands behind one that repeats the question's words.</summary>
    private ImmutableArray<Example> Towns(int count)
    {
        var examples = ImmutableArray.CreateBuilder<Example>();
        for (var i = 0; i < count; i++)
        {
            var town = string.Concat("bcdfghklmn"[i % 10], "aeiou"[i / 10 % 5], "prstvwxzjq"[i / 10], "aeiou"[i % 5], "n");
            _documents.Write($"{town}.md", $"# Towers\n\nThe tower of {town} measures {20 + i} metres, counted from the street below it to the cross.\n");
            _documents.Write($"{town}-old.md", $"# How high\n\nHow high is {town}, how high the tower, asks {town} of the tower: {town}!\n");
            examples.Add(TestTask.Example($"e{i:000}", $"How high is the tower of {town}?", $"{20 + i} metres") with { Group = $"g{i / 2}" });
        }

        return examples.ToImmutable();
    }

    private sealed class Named(string name) : Rung.Retrieval.IRetriever
    {
        public string Name => name;

        public ValueTask<IReadOnlyList<Rung.Retrieval.RankedPassage>> RetrieveAsync(Rung.Retrieval.RetrievalQuery query, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<Rung.Retrieval.RankedPassage>>([new(Rung.Retrieval.PassageId.Of(name), 1)]);
    }
}
