using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Fusion;

/// <summary>
/// Learns weights by trying: all on a grid where the retrievers are few, else by moving weight from one to another for
/// as long as that helps. The result depends on the examples alone.
/// </summary>
public static class FusionTrainer
{
    private const int Steps = 20;
    private const int MostTried = 300;

    /// <summary>The weights with the best mean of the metric; of equals, those nearest to equal weights.</summary>
    /// <param name="examples">The queries of dev; at least one.</param>
    /// <param name="fusionOf">The fusion with these weights.</param>
    /// <param name="metric">For example nDCG@10.</param>
    public static FusionWeights Learn(
        IReadOnlyList<FusionExample> examples, Func<FusionWeights, IFusion> fusionOf, RetrievalMetric metric)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(fusionOf);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentOutOfRangeException.ThrowIfZero(examples.Count, nameof(examples));
        var retrievers = examples[0].Rankings.Count;
        var search = new Search(parts => Mean(examples, fusionOf(Weights(parts)), metric));
        var grid = Compositions(Steps, retrievers).Take(MostTried + 1).ToList();
        return Weights(grid.Count <= MostTried ? search.Best(grid) : search.Best(Starts(retrievers).Select(search.Climb)));
    }

    private static FusionWeights Weights(int[] parts) => FusionWeights.Of(Array.ConvertAll(parts, part => (double)part));

    private static double Mean(IReadOnlyList<FusionExample> examples, IFusion fusion, RetrievalMetric metric) =>
        examples.Average(example => metric.Score(
            fusion.Fuse(example.Rankings, metric.Depth ?? int.MaxValue), example.Grades));

    /// <summary>All ways to give so many steps to so many retrievers.</summary>
    private static IEnumerable<int[]> Compositions(int steps, int retrievers)
    {
        if (retrievers is 1)
        {
            yield return [steps];
            yield break;
        }

        for (var first = 0; first <= steps; first++)
        {
            foreach (var rest in Compositions(steps - first, retrievers - 1))
            {
                yield return [first, .. rest];
            }
        }
    }

    /// <summary>
    /// Equal weights, and each retriever alone: from equal weights no small move leads to where one counts for most.
    /// </summary>
    private static IEnumerable<int[]> Starts(int retrievers) =>
        Enumerable.Range(0, retrievers)
            .Select(only => Enumerable.Range(0, retrievers).Select(i => i == only ? Steps : 0).ToArray())
            .Prepend([.. Enumerable.Range(0, retrievers).Select(i => (Steps / retrievers) + (i < Steps % retrievers ? 1 : 0))]);

    /// <summary>What was tried so far, and the better of two.</summary>
    private sealed class Search(Func<int[], double> quality)
    {
        // Below, a difference of two means is the order of their additions.
        private const double Noise = 1e-12;

        public int[] Best(IEnumerable<int[]> all)
        {
            var (best, top) = (Array.Empty<int>(), double.NegativeInfinity);
            foreach (var parts in all)
            {
                var reached = quality(parts);
                if (reached > top + Noise || (reached >= top - Noise && Unevenness(parts) < Unevenness(best)))
                {
                    (best, top) = (parts, reached);
                }
            }

            return best;
        }

        /// <summary>Moves weight between two retrievers, in halving amounts, until no move helps.</summary>
        public int[] Climb(int[] start)
        {
            var (best, top) = (start, quality(start));
            for (var amount = Steps / 4; amount >= 1; amount /= 2)
            {
                while (BestMove(best, amount) is var (parts, reached) && reached > top + Noise)
                {
                    (best, top) = (parts, reached);
                }
            }

            return best;
        }

        private (int[] Parts, double Quality) BestMove(int[] parts, int amount) =>
            Moves(parts, amount)
                .Select(moved => (Parts: moved, Quality: quality(moved)))
                .DefaultIfEmpty((Parts: parts, Quality: double.NegativeInfinity))
                .MaxBy(move => move.Quality);

        private static IEnumerable<int[]> Moves(int[] parts, int amount) =>
            from giver in Enumerable.Range(0, parts.Length)
            where parts[giver] >= amount
            from taker in Enumerable.Range(0, parts.Length)
            where taker != giver
            select Moved(parts, giver, taker, amount);

        private static int[] Moved(int[] parts, int giver, int taker, int amount)
        {
            int[] moved = [.. parts];
            moved[giver] -= amount;
            moved[taker] += amount;
            return moved;
        }

        private static int Unevenness(int[] parts) => parts.Sum(part => part * part);
    }
}
