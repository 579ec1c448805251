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
        var adapter = learners[best].Learn(all, all.Pairs, cancellationToken)
            .ElementAt(Math.Max(0, tried[best].Epochs - learners[best].FirstEpoch));
        return new(adapter, tried[best], tried);
    }

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
        // By epoch; early stopping takes the best.
        var sums = new List<double>();
        for (var fold = 0; fold <= folds.Max(); fold++)
        {
            int[] seen = [.. all.Pairs.Where(pair => folds[pair] != fold)];
            int[] unseen = [.. all.Pairs.Where(pair => folds[pair] == fold)];
            foreach (var (epoch, adapter) in learner.Learn(all, seen, cancellationToken).Index())
            {
                if (epoch == sums.Count)
                {
                    sums.Add(0);
                }

                sums[epoch] += all.ReciprocalRank(unseen, adapter) * unseen.Length;
            }
        }

        var (best, sum) = sums.Index().MaxBy(entry => entry.Item);
        return new(learner.Name, best + learner.FirstEpoch, sum / all.Pairs.Count);
    }
}
