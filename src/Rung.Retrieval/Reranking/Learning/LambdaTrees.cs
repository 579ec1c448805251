using System.Globalization;

namespace Rung.Retrieval.Reranking.Learning;

/// <summary>
/// Gradient-boosted trees whose gradients are those of pairs, weighted by what exchanging the two would change in
/// nDCG@10. Burges, "From RankNet to LambdaRank to LambdaMART", MSR-TR-2010-82. Each tree sees a share of the queries
/// and of the features, drawn by the seed.
/// </summary>
internal sealed class LambdaTrees(LambdaTreesOptions options) : IRankLearner
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"trees ({options.Trees} of {options.Levels} levels)");

    public IRankModel Learn(IReadOnlyList<RankingExample> examples, ulong seed)
    {
        var informative = examples.Where(example => example.IsInformative).ToList();
        if (informative.Count is 0)
        {
            return new TreeModel([]);
        }

        var rows = BinnedRows.Of(informative);
        var gradients = new LambdaGradients(informative, rows);
        var grower = new TreeGrower(rows, gradients, options);
        var random = new SeededSequence(seed);
        var trees = new List<RankTree>(options.Trees);
        for (var i = 0; i < options.Trees; i++)
        {
            gradients.Update();
            var tree = grower.Grow(
                Sample(random, informative.Count, options.QueryShare), Sample(random, rows.Bins.Length, options.FeatureShare));
            gradients.Add(tree);
            trees.Add(tree);
        }

        return new TreeModel([.. trees]);
    }

    private static int[] Sample(SeededSequence random, int count, double share)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        random.Shuffle(all.AsSpan());
        return [.. all.Take(Math.Max(1, (int)Math.Ceiling(count * share))).Order()];
    }
}
