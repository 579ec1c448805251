using System.Collections.Immutable;
using System.Globalization;
using Rung.Core.Data;
using Rung.Core.Ladder.Retrieving;
using Rung.Core.Statistics;
using Rung.Engine.Providers;
using Rung.Engine.Retrieving.Corpora;
using Rung.Engine.Retrieving.Trials.Learning;
using Rung.Engine.Tasks;
using Rung.Retrieval;
using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Fusion;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Engine.Retrieving.Trials;

/// <summary>
/// Measures retrievers by themselves on train and dev, and chooses one and how many passages a prompt is given. What is learnt from
/// questions is measured on those of other groups. A fusion, and what was learnt, is chosen only where it is shown to be better than
/// the best retriever alone, another number of passages than the usual one only where that is shown to be right. What
/// <c>rung.yaml</c> says is taken.
/// </summary>
internal sealed class RetrievalTrial(TaskCorpus corpus, double confidence, ulong seed)
{
    private const int Deepest = 10;
    private const int UsualCount = 5;

    // How many more questions the usual number of passages may at most hold the answer of, for fewer to do.
    private const double Allowance = 0.05;

    private static readonly RetrievalMetric Decisive = RetrievalMetric.ReciprocalRank(Deepest);
    private static readonly ImmutableArray<RetrievalMetric> Metrics =
        [RetrievalMetric.Recall(1), RetrievalMetric.Recall(5), RetrievalMetric.Recall(Deepest), Decisive];

    private static readonly ImmutableArray<int> Counts = [1, 3, UsualCount, Deepest];

    private readonly List<string> _failures = [];

    /// <summary>What <c>rung.yaml</c> says; <see langword="null"/>: nothing.</summary>
    public RetrievalDefinition? Said { get; init; }

    /// <summary>Where what is learnt is kept; <see langword="null"/>: nothing is learnt.</summary>
    public LearntStore? Store { get; init; }

    /// <summary>The trial of a task: what its <c>rung.yaml</c> says is taken, what is learnt is kept beside its index.</summary>
    public static RetrievalTrial For(TaskDefinition task, TaskCorpus corpus, double confidence) => new(corpus, confidence, task.Seed)
    {
        Said = task.Retrieval,
        Store = LearntStore.Of(task),
    };

    /// <param name="examples">To choose by: never those of test.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(ChosenRetriever Chosen, RetrievalFindings Findings)> RunAsync(
        ImmutableArray<Example> examples, CancellationToken cancellationToken)
    {
        var questions = DocumentQuestions.Answerable(examples);
        var gold = DocumentQuestions.GoldOf(questions, corpus.Passages);
        var findings = Counted(questions.Length, gold);
        if (gold.Qrels.Count == 0)
        {
            return (new ChosenRetriever(corpus.View.Lexical, findings.Count, corpus), findings);
        }

        var candidates = new RetrieverCandidates(corpus, Said, Store, seed);
        return Concluded(questions, await AskAsync(candidates, questions, gold, cancellationToken), findings, candidates);
    }

    private async Task<List<Tried>> AskAsync(
        RetrieverCandidates candidates, ImmutableArray<Example> questions, GoldPassages gold, CancellationToken cancellationToken)
    {
        var asked = questions.Select(question => new RetrievalQuestion(question.Id.ToString(), QuestionText.Of(question.Input))).ToList();
        var tried = new List<Tried>();
        foreach (var (retriever, needsProof) in await candidates.MakeAsync(questions, gold, cancellationToken))
        {
            try
            {
                var run = await RetrievalRun.CollectAsync(retriever, asked, Deepest, cancellationToken);
                tried.Add(new Tried(retriever, needsProof, run, RunScores.Of(run, gold.Qrels, Metrics)));
            }
            catch (Exception failure) when (failure is ModelCallException or EmbeddingException)
            {
                _failures.Add($"{retriever.Name}: not measured. {failure.Message}");
            }
        }

        return tried;
    }

    private (ChosenRetriever Chosen, RetrievalFindings Findings) Concluded(
        ImmutableArray<Example> questions, List<Tried> tried, RetrievalFindings findings, RetrieverCandidates candidates)
    {
        var asked = questions.ToDictionary(question => question.Id.ToString(), StringComparer.Ordinal);
        var groups = GroupsOrNull([.. tried[0].Scores.Queries.Select(query => asked[query].Group)]);
        var choice = Choose(tried, groups);
        var best = tried.First(each => each.Run.Name == (candidates.SaidName ?? choice.Chosen.Name));
        var (count, countWhy) = Said is { NamesCount: true, Settings.Count: var said }
            ? (said, string.Create(CultureInfo.InvariantCulture, $"{said} in a prompt: {TaskReader.FileName} says so."))
            : ChooseCount(best.Run, questions);
        return (
            new ChosenRetriever(best.Retriever, count, corpus),
            findings with
            {
                Retrievers = [.. tried.Select(each => new RetrieverFigures(each.Run.Name, [.. Figures(each, questions, groups)]))],
                Chosen = best.Run.Name,
                Count = count,
                Reasons = [candidates.SaidName is { } name ? $"{name}: {TaskReader.FileName} says so." : Why(choice, tried), countWhy, .. candidates.Notes, .. _failures],
            });
    }

    private FusionChoice Choose(List<Tried> tried, string?[]? groups) => FusionChoice.Among(
        [.. tried.Where(each => !each.NeedsProof).Select(each => each.Scores)],
        [.. tried.Where(each => each.NeedsProof).Select(each => each.Scores)],
        Decisive,
        (fused, single) => AreBetter(fused, single, groups));

    /// <summary>Holm over all that are held against the best alone.</summary>
    private IReadOnlyList<bool> AreBetter(IReadOnlyList<RunScores> runs, RunScores single, string?[]? groups)
    {
        var differences = runs
            .Select(run => PairedDifference.Estimate(run.Of(Decisive).AsSpan(), single.Of(Decisive).AsSpan(), groups, confidence, seed))
            .ToList();
        var adjusted = Holm.Adjust([.. differences.Select(difference => difference.PValue)]);
        return [.. differences.Zip(adjusted, (difference, p) => difference.Interval.Low > 0 && p < 1 - confidence)];
    }

    private static string Why(FusionChoice choice, List<Tried> tried) => (choice.Adopted, tried.Count(each => each.NeedsProof)) switch
    {
        ({ } fused, _) => $"{fused.Name}: by {Decisive.Name} it is shown to be better than {choice.BestSingle.Name}, the best alone.",
        (null, > 1) => $"{choice.BestSingle.Name}: the best alone by {Decisive.Name}; no fusion, and nothing learnt, is shown to be better.",
        (null, 1) => $"{choice.BestSingle.Name}: the best alone by {Decisive.Name}; the fusion is not shown to be better.",
        _ => $"{choice.BestSingle.Name}: there is no other.",
    };

    /// <summary>More passages than usual where they are shown to hold the answer more often; fewer where the usual ones hardly would.</summary>
    private (int Count, string Why) ChooseCount(RetrievalRun run, ImmutableArray<Example> questions)
    {
        var usual = InContext(run, questions, UsualCount);
        var groups = GroupsOf(questions);
        if (PairedDifference.Estimate(InContext(run, questions, Deepest), usual, groups, confidence, seed).Interval.Low > 0)
        {
            return (Deepest, string.Create(CultureInfo.InvariantCulture, $"{Deepest} passages in a prompt: they are shown to hold the answer more often than {UsualCount}."));
        }

        foreach (var fewer in Counts.TakeWhile(count => count < UsualCount))
        {
            if (PairedDifference.Estimate(usual, InContext(run, questions, fewer), groups, confidence, seed).Interval.High <= Allowance)
            {
                return (fewer, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{fewer} in a prompt: {UsualCount} are shown to hold the answer of at most {Allowance:0 %} more of the questions."));
            }
        }

        return (UsualCount, string.Create(CultureInfo.InvariantCulture, $"{UsualCount} passages in a prompt, the usual number: neither more nor fewer are shown to be better."));
    }

    private RetrievalFindings Counted(int questions, GoldPassages gold) => new()
    {
        Documents = corpus.Documents,
        Passages = corpus.Passages.Length,
        Questions = questions,
        Found = gold.Counts[GoldOutcome.Found],
        Ambiguous = gold.Counts[GoldOutcome.Ambiguous],
        Cut = gold.Counts[GoldOutcome.Cut],
        Absent = gold.Counts[GoldOutcome.Absent],
        Retrievers = [],
        Chosen = corpus.View.Lexical.Name,
        Count = Said is { NamesCount: true, Settings.Count: var said } ? said : UsualCount,
        Reasons = ["No expected answer stands whole in a passage: nothing was measured, and the defaults are used."],
    };

    private IEnumerable<RetrievalFigure> Figures(Tried run, ImmutableArray<Example> questions, string?[]? groups)
    {
        foreach (var metric in Metrics)
        {
            yield return new(metric.Name, MeanEstimate.Of(run.Scores.Of(metric).AsSpan(), groups, confidence));
        }

        foreach (var count in Counts.Skip(1))
        {
            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"answer in context@{count}"),
                MeanEstimate.Of(InContext(run.Run, questions, count), GroupsOf(questions), confidence));
        }
    }

    private double[] InContext(RetrievalRun run, ImmutableArray<Example> questions, int count) =>
    [
        .. questions.Select(question => AnswerInContext.Score(
            [question.Expected!], run.RankingOf(question.Id.ToString()), count, passage => corpus.View.Find(passage)?.Text ?? "")),
    ];

    private static string?[]? GroupsOf(ImmutableArray<Example> questions) => GroupsOrNull([.. questions.Select(question => question.Group)]);

    private static string?[]? GroupsOrNull(string?[] groups) => groups.All(group => group is null) ? null : groups;

    /// <param name="Retriever">What was asked.</param>
    /// <param name="NeedsProof">Whether it is chosen only where it is shown to be better than the best that need not be.</param>
    /// <param name="Run">What it found.</param>
    /// <param name="Scores">How good that was.</param>
    private sealed record Tried(IRetriever Retriever, bool NeedsProof, RetrievalRun Run, RunScores Scores);
}
