using System.Collections.Immutable;
using System.Globalization;
using Rung.Core.Data;
using Rung.Core.Similarity;
using Rung.Core.Statistics;

namespace Rung.Engine.Labelling.Queues;

/// <summary>Which inputs of a pool to label next: those in doubt, unlike one another, none a duplicate.</summary>
/// <remarks>
/// Chosen greedily: the next is the x with the greatest u(x) · (1 − max cos(x, c) over the c chosen so far), the first id among
/// equals. u(x) = 1 − (p₁ − p₂) is the margin of a logistic regression over words; cos is that of TF-IDF vectors of words. Margins
/// follow Scheffer, Decomain and Wrobel ("Active hidden Markov models for information extraction", 2001); a batch that weighs
/// uncertainty against the angle to what is chosen already follows Brinker ("Incorporating diversity in active learning with
/// support vector machines", ICML 2003), here as a product, which needs no weight to tune. Of exact and near duplicates one at
/// most is chosen, and none where one is labelled already.
/// </remarks>
internal sealed record LabelQueue
{
    /// <summary>The chosen inputs, the first to label first; fewer than asked for where the pool has no more.</summary>
    public required ImmutableArray<LabelQuestion> Questions { get; init; }

    /// <summary>How many inputs the pool has.</summary>
    public required int PoolCount { get; init; }

    /// <summary>How many of them were looked at.</summary>
    public required int LookedAt { get; init; }

    /// <summary>How many of these have a labelled duplicate.</summary>
    public required int AlreadyLabelled { get; init; }

    public static LabelQueue Choose(
        IReadOnlyList<Example> pool, IReadOnlyList<Example> labelled, int count, LabelQueueOptions options, CancellationToken cancellationToken)
    {
        var looked = Sample(pool, options);
        var clusters = ClustersOf(looked, labelled, options.Similarity, cancellationToken, out var isLabelled);
        var free = Enumerable.Range(0, looked.Length).Where(place => !isLabelled[place]).ToArray();
        var candidates = free.Select(place => looked[place]).ToImmutableArray();
        var doubt = Doubt.Learn([.. labelled.Where(example => example.Expected is not null)], options.Seed, cancellationToken);
        var doubts = new double[candidates.Length];
        Parallel.For(0, doubts.Length, new ParallelOptions { CancellationToken = cancellationToken }, place => doubts[place] = doubt.Of(candidates[place].Input.Text));
        var chosen = new DiverseChoice(candidates, doubts, [.. free.Select(place => clusters[place])]).Choose(count, cancellationToken);
        return new LabelQueue
        {
            Questions = [.. chosen.Select(place => candidates[place]).Select(example => new LabelQuestion
            {
                Example = example with { Expected = null },
                Suggestions = doubt.SuggestionsFor(example.Input.Text),
            })],
            PoolCount = pool.Count,
            LookedAt = looked.Length,
            AlreadyLabelled = looked.Length - free.Length,
        };
    }

    /// <summary>What a person should know of the choice.</summary>
    /// <param name="count">How many were asked for.</param>
    public IEnumerable<string> ToNotes(int count)
    {
        if (LookedAt < PoolCount)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Chosen from a seeded sample of {LookedAt:N0} of the {PoolCount:N0} inputs.");
        }

        if (AlreadyLabelled > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Left out {AlreadyLabelled:N0} of the pool's inputs, or nearly equal to an example of the task.");
        }

        if (Questions.Length < count)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Found {Questions.Length:N0} of the {count:N0} asked for: the rest of the pool says the same again.");
        }
    }

    private static ImmutableArray<Example> Sample(IReadOnlyList<Example> pool, LabelQueueOptions options)
    {
        var ordered = pool.OrderBy(example => example.Id).ToArray();
        if (ordered.Length <= options.MostPooled)
        {
            return [.. ordered];
        }

        new SplitMix64(options.Seed).Shuffle(ordered.AsSpan());
        return [.. ordered.Take(options.MostPooled).OrderBy(example => example.Id)];
    }

    /// <summary>For each input its cluster, and whether it is one with a labelled example.</summary>
    private static int[] ClustersOf(
        ImmutableArray<Example> pool, IReadOnlyList<Example> labelled, SimilarityOptions similarity, CancellationToken cancellationToken, out bool[] isLabelled)
    {
        var clusterOf = new int[pool.Length];
        clusterOf.AsSpan().Fill(-1);
        isLabelled = new bool[pool.Length];
        var texts = pool.Concat(labelled).Select(example => example.Input.Text).ToArray();
        foreach (var (number, cluster) in NearDuplicates.Find(texts, similarity, progress: null, cancellationToken).Index())
        {
            var isKnown = cluster.Members.Any(member => member >= pool.Length);
            foreach (var member in cluster.Members.Where(member => member < clusterOf.Length))
            {
                clusterOf[member] = number;
                isLabelled[member] = isKnown;
            }
        }

        return clusterOf;
    }
}
