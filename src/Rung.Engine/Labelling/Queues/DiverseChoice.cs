using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Baselines.Features;

namespace Rung.Engine.Labelling.Queues;

/// <summary>Chooses inputs one by one, each in doubt and unlike those chosen before it.</summary>
/// <param name="pool">The inputs, in the order that decides among equals.</param>
/// <param name="doubts">The doubt about each, in [0, 1].</param>
/// <param name="clusters">For each the cluster of its duplicates, of which one at most is chosen; -1 where it has none.</param>
internal sealed class DiverseChoice(ImmutableArray<Example> pool, double[] doubts, int[] clusters)
{
    /// <summary>The places of the chosen, the first chosen first.</summary>
    public List<int> Choose(int count, CancellationToken cancellationToken)
    {
        var grams = GramCounts.Of([.. pool.Select(example => example.Input.Text)], TextFeatures.Words, cancellationToken);
        var rows = TfIdfVectorizer.Fit(grams, isFittedOn: null).Transform(grams);
        var nearest = new double[pool.Length];
        var isOut = new bool[pool.Length];
        var spread = new float[rows.ColumnCount];
        var chosen = new List<int>(Math.Min(count, pool.Length));
        while (chosen.Count < count && Best(nearest, isOut) is var best and >= 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            chosen.Add(best);
            TakeOut(best, isOut);
            Approach(rows, best, spread, nearest);
        }

        return chosen;
    }

    private int Best(double[] nearest, bool[] isOut)
    {
        var (best, gain) = (-1, double.NegativeInfinity);
        for (var place = 0; place < nearest.Length; place++)
        {
            var own = doubts[place] * (1 - nearest[place]);
            if (!isOut[place] && own > gain)
            {
                (best, gain) = (place, own);
            }
        }

        return best;
    }

    private void TakeOut(int chosen, bool[] isOut)
    {
        isOut[chosen] = true;
        for (var place = 0; clusters[chosen] >= 0 && place < isOut.Length; place++)
        {
            isOut[place] |= clusters[place] == clusters[chosen];
        }
    }

    /// <summary>Raises for each input the greatest cosine to a chosen one.</summary>
    private static void Approach(SparseRows rows, int chosen, float[] spread, double[] nearest)
    {
        var vector = rows[chosen];
        for (var i = 0; i < vector.Count; i++)
        {
            spread[vector.Columns[i]] = vector.Values[i];
        }

        Parallel.For(0, nearest.Length, place =>
        {
            var row = rows[place];
            var cosine = 0.0;
            for (var i = 0; i < row.Count; i++)
            {
                cosine += (double)row.Values[i] * spread[row.Columns[i]];
            }

            nearest[place] = Math.Max(nearest[place], Math.Min(cosine, 1));
        });
        foreach (var column in rows[chosen].Columns)
        {
            spread[column] = 0;
        }
    }
}
