using System.Collections.Immutable;
using System.Diagnostics;
using Rung.Core.Statistics;
using Rung.Retrieval;
using Rung.Retrieval.Evaluation;

namespace Rung.Engine.Retrieving.Benchmarks;

/// <summary>Measures retrievers by themselves on a test collection in BEIR's layout: before any model reads a passage.</summary>
public static class RetrievalBenchmark
{
    private const int Depth = 100;

    private static readonly ImmutableArray<RetrievalMetric> Metrics =
    [
        RetrievalMetric.Ndcg(10), RetrievalMetric.Recall(1), RetrievalMetric.Recall(5), RetrievalMetric.Recall(10), RetrievalMetric.Recall(Depth),
        RetrievalMetric.ReciprocalRank(10), RetrievalMetric.AveragePrecision(Depth), RetrievalMetric.Precision(10),
    ];

    /// <param name="folder">With <c>corpus.jsonl</c>, <c>queries.jsonl</c> and <c>qrels/SPLIT.tsv</c>.</param>
    /// <param name="options">Which retrievers.</param>
    /// <param name="onStage">Told what is done now; may be null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RetrievingException">A file is missing or wrong, or a setting cannot be.</exception>
    public static async Task<ImmutableArray<MeasuredRetriever>> RunAsync(
        string folder, RetrievalBenchmarkOptions options, Action<string>? onStage, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            onStage?.Invoke("reading the collection");
            var data = await BeirFolder.LoadAsync(folder, options.Split, cancellationToken);
            var factory = new RetrieverFactory(folder, data, options);
            var measured = ImmutableArray.CreateBuilder<MeasuredRetriever>();
            RunScores? first = null;
            foreach (var (name, make) in Asked(options, factory))
            {
                var (retriever, scores) = await MeasureAsync(name, make, data, options, first, onStage, cancellationToken);
                first ??= scores;
                measured.Add(retriever);
            }

            return measured.ToImmutable();
        }
        catch (Exception wrong) when (wrong is RetrievalException or ArgumentOutOfRangeException)
        {
            throw new RetrievingException(wrong.Message, wrong);
        }
    }

    private static IEnumerable<(string Name, Func<CancellationToken, Task<(IRetriever Retriever, string Setting)>> Make)> Asked(
        RetrievalBenchmarkOptions options, RetrieverFactory factory)
    {
        foreach (var kind in options.Retrievers.Distinct())
        {
            yield return (RetrieverNames.Of(kind), token => factory.MakeAsync(kind, token));
        }

        foreach (var connected in options.Connected)
        {
            var name = connected.Reranker is { } reranker ? $"{connected.Chain.Name} + {reranker}" : connected.Chain.Name;
            yield return (name, token => factory.MakeAsync(connected, token));
        }
    }

    private static async Task<(MeasuredRetriever Measured, RunScores Scores)> MeasureAsync(
        string name,
        Func<CancellationToken, Task<(IRetriever Retriever, string Setting)>> make,
        BeirData data,
        RetrievalBenchmarkOptions options,
        RunScores? first,
        Action<string>? onStage,
        CancellationToken cancellationToken)
    {
        onStage?.Invoke($"indexing: {name}");
        var began = Stopwatch.GetTimestamp();
        var (retriever, setting) = await make(cancellationToken);
        var indexing = Stopwatch.GetElapsedTime(began);
        onStage?.Invoke($"asking: {name}");
        began = Stopwatch.GetTimestamp();
        var run = await RetrievalRun.CollectAsync(retriever, data.JudgedQueries(), Depth, cancellationToken);
        var asking = Stopwatch.GetElapsedTime(began);
        var scores = RunScores.Of(run, data.Qrels, Metrics);
        return (
            new MeasuredRetriever(
                name,
                setting,
                [.. Metrics.Select(metric => (metric.Name, MeanEstimate.Of(scores.Of(metric).AsSpan(), groups: null, options.Confidence)))],
                first is null ? null : Against(scores, first, options),
                scores.Queries.Length / asking.TotalSeconds,
                indexing.TotalSeconds),
            scores);
    }

    private static DifferenceEstimate Against(RunScores scores, RunScores first, RetrievalBenchmarkOptions options) => PairedDifference.Estimate(
        scores.Of(Metrics[0]).AsSpan(), first.Of(Metrics[0]).AsSpan(), groups: null, options.Confidence, options.Seed);
}
