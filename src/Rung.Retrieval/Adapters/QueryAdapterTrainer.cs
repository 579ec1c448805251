using System.Collections.Immutable;
using Rung.Retrieval.Adapters.Learning;
using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Adapters;

/// <summary>
/// Learns a <see cref="QueryAdapter"/> from questions and their passages: tries a closed form (ridge regression onto
/// the passages) and contrastive training of low and of full rank, stops each where cross-validation over groups is
/// best, and learns the best anew from all pairs. Where none is better than no adapter, there is none.
/// </summary>
public static class QueryAdapterTrainer
{
    // Passes without a gain before a way is given up: qualities rise and fall a little from pass to pass.
    private const int Patience = 4;

    /// <summary>Takes seconds for a thousand pairs of some hundred dimensions.</summary>
    public static TrainedAdapter Train(
        AdapterData data, QueryAdapterOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        data.Validate();
        options.Validate();
        var all = new AdapterSet(data);
        var groups = data.Pairs.Select(pair => pair.Group).ToList();
        var count = groups.Distinct(StringComparer.Ordinal).Count();
        if (count < 2)
        {
            var untouched = new TriedAdapter(Unchanged.Named, Epochs: 0, all.ReciprocalRank(all.Pairs, QueryAdapter.Identity(all.Dimensions)));
            return new(QueryAdapter.Identity(all.Dimensions), untouched, [untouched]);
        }

        var folds = GroupFolds.Of(groups, Math.Min(count, options.Folds), options.Seed);
        var learners = Learners(options);
        var tried = learners
            .Select(learner => Validated(learner, all, folds, cancellationToken))
            .ToImmutableArray();

        // The first of equals: no adapter before a closed form before training.
        var best = tried.Index().MaxBy(entry => entry.Item.ReciprocalRank).Index;
        return new(Learned(learners[best], tried[best], all, cancellationToken), tried[best], tried);
    }

    /// <summary>
    /// Learns in a way that was chosen before: for adapters that must not have seen some of the pairs, such as those
    /// behind the signals that a reranker is trained with.
    /// </summary>
    public static QueryAdapter Learn(
        AdapterData data, TriedAdapter way, QueryAdapterOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(way);
        ArgumentNullException.ThrowIfNull(options);
        data.Validate();
        options.Validate();
        var learner = Array.Find(Learners(options), learner => learner.Name == way.Name)
            ?? throw new ArgumentException($"There is no way '{way.Name}' to learn an adapter.", nameof(way));
        return Learned(learner, way, new(data), cancellationToken);
    }

    private static QueryAdapter Learned(
        IAdapterLearner learner, TriedAdapter way, AdapterSet set, CancellationToken cancellationToken) =>
        learner.Learn(set, set.Pairs, cancellationToken).ElementAt(Math.Max(0, way.Epochs - learner.FirstEpoch));

    private static IAdapterLearner[] Learners(QueryAdapterOptions options) =>
    [
        new Unchanged(),
        new RidgeLearner(1),
        new RidgeLearner(10),
        new RidgeLearner(100),
        new ContrastiveLearner(options, rank: 16),
        new ContrastiveLearner(options, rank: 64),
        new ContrastiveLearner(options, rank: null),
    ];

    private static TriedAdapter Validated(
        IAdapterLearner learner, AdapterSet all, IReadOnlyList<int> folds, CancellationToken cancellationToken)
    {
        var trials = Enumerable.Range(0, folds.Max() + 1)
            .Select(fold => new Trial(
                learner.Learn(all, [.. all.Pairs.Where(pair => folds[pair] != fold)], cancellationToken).GetEnumerator(),
                [.. all.Pairs.Where(pair => folds[pair] == fold)]))
            .ToList();
        var best = new TriedAdapter(learner.Name, learner.FirstEpoch, double.NegativeInfinity);
        for (var epoch = learner.FirstEpoch; epoch - best.Epochs <= Patience && trials.TrueForAll(trial => trial.Adapters.MoveNext()); epoch++)
        {
            var sum = trials.Sum(trial => all.ReciprocalRank(trial.Unseen, trial.Adapters.Current) * trial.Unseen.Count);
            if (sum / all.Pairs.Count > best.ReciprocalRank)
            {
                best = new(learner.Name, epoch, sum / all.Pairs.Count);
            }
        }

        return best;
    }

    /// <summary>The adapters of one fold, pass by pass, and the pairs that they do not see.</summary>
    private sealed record Trial(IEnumerator<QueryAdapter> Adapters, IReadOnlyList<int> Unseen);
}
