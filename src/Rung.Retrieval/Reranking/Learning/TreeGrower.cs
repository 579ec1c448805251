namespace Rung.Retrieval.Reranking.Learning;

/// <summary>Grows a tree level by level, always by the split that gains most: slope² / (curvature + penalty).</summary>
internal sealed class TreeGrower(BinnedRows rows, LambdaGradients gradients, LambdaTreesOptions options)
{
    private const double LeastGain = 1e-9;

    public RankTree Grow(int[] queries, int[] features)
    {
        int[] candidates =
        [
            .. queries.SelectMany(query => Enumerable.Range(rows.Firsts[query], rows.Firsts[query + 1] - rows.Firsts[query])),
        ];
        var nodes = new List<RankTree.Node>();
        Grow(nodes, candidates, features, options.Levels);
        return new([.. nodes]);
    }

    private int Grow(List<RankTree.Node> nodes, int[] candidates, int[] features, int levels)
    {
        var number = nodes.Count;
        nodes.Add(Leaf(candidates));
        if (levels > 0 && BestSplit(candidates, features) is { } split)
        {
            var bins = rows.Bins[split.Feature];
            var below = Grow(nodes, Array.FindAll(candidates, row => bins[row] <= split.Bin), features, levels - 1);
            var above = Grow(nodes, Array.FindAll(candidates, row => bins[row] > split.Bin), features, levels - 1);
            nodes[number] = new(split.Feature, rows.Borders[split.Feature][split.Bin], below, above, Value: 0);
        }

        return number;
    }

    private RankTree.Node Leaf(int[] candidates)
    {
        var (slope, curvature) = (0.0, 0.0);
        foreach (var row in candidates)
        {
            slope += gradients.Slopes[row];
            curvature += gradients.Curvatures[row];
        }

        return new(Feature: -1, Border: 0, Below: 0, Above: 0, options.Rate * slope / (curvature + options.Penalty));
    }

    private Split? BestSplit(int[] candidates, int[] features)
    {
        var best = default(Split?);
        foreach (var feature in features)
        {
            if (BestSplit(candidates, feature) is { } split && split.Gain > (best?.Gain ?? LeastGain))
            {
                best = split;
            }
        }

        return best;
    }

    private Split? BestSplit(int[] candidates, int feature)
    {
        Span<Bucket> buckets = stackalloc Bucket[BinnedRows.MostBins];
        buckets.Clear();
        var (bins, all) = (rows.Bins[feature], default(Bucket));
        foreach (var row in candidates)
        {
            buckets[bins[row]].Add(gradients.Slopes[row], gradients.Curvatures[row]);
        }

        foreach (var bucket in buckets)
        {
            all.Add(bucket);
        }

        var (best, left) = (default(Split?), default(Bucket));
        for (var bin = 0; bin < rows.Borders[feature].Length; bin++)
        {
            left.Add(buckets[bin]);
            var right = all.Without(left);
            var gain = left.Worth(options.Penalty) + right.Worth(options.Penalty) - all.Worth(options.Penalty);
            if (Math.Min(left.Count, right.Count) >= options.LeafSize && gain > (best?.Gain ?? LeastGain))
            {
                best = new(feature, bin, gain);
            }
        }

        return best;
    }

    private readonly record struct Split(int Feature, int Bin, double Gain);

    private record struct Bucket(double Slope, double Curvature, int Count)
    {
        public void Add(double slope, double curvature) =>
            this = new(Slope + slope, Curvature + curvature, Count + 1);

        public void Add(Bucket other) =>
            this = new(Slope + other.Slope, Curvature + other.Curvature, Count + other.Count);

        public readonly Bucket Without(Bucket other) =>
            new(Slope - other.Slope, Curvature - other.Curvature, Count - other.Count);

        public readonly double Worth(double penalty) => Slope * Slope / (Curvature + penalty);
    }
}
