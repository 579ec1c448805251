using System.Numerics.Tensors;

namespace Rung.Retrieval.Adapters.Learning;

/// <summary>The loss of one pair against the passages of its batch and its hard negatives.</summary>
internal static class Contrast
{
    /// <summary>
    /// The loss and its slope by the query as the adapter maps it; <paramref name="shared"/> are the gold passages of the batch.
    /// </summary>
    public static (double Loss, float[] Slope) Slope(
        AdapterSet set, int pair, IReadOnlyList<int> shared, float[] mapped, double temperature)
    {
        var gold = set.Pair(pair).Gold;

        // Another passage that answers the question is no wrong answer.
        int[] wrong = [.. shared.Concat(set.Pair(pair).HardNegatives).Distinct().Where(number => !gold.Contains(number))];
        int[] passages = [gold[0], .. wrong];
        var scores = Array.ConvertAll(
            passages, number => TensorPrimitives.Dot<float>(mapped, set.Passages[number]) / temperature);
        var top = scores.Max();
        var parts = Array.ConvertAll(scores, score => Math.Exp(score - top));
        var total = parts.Sum();
        var slope = new float[mapped.Length];
        for (var i = 0; i < passages.Length; i++)
        {
            var weight = (parts[i] / total) - (i is 0 ? 1 : 0);
            TensorPrimitives.MultiplyAdd(set.Passages[passages[i]], (float)(weight / temperature), slope, slope);
        }

        return (Math.Log(total) + top - scores[0], slope);
    }
}
