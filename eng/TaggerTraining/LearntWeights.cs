using Rung.Engine.PersonalData.Tagging;

namespace Rung.TaggerTraining;

/// <summary>What a perceptron learnt, before it is made small.</summary>
/// <param name="Weights">Of features, <see cref="TagSet.Stride"/> a bucket.</param>
/// <param name="Transitions">Between tags, <see cref="TagSet.Stride"/> a row.</param>
internal sealed record LearntWeights(double[] Weights, double[] Transitions)
{
    private const int Largest = 120;

    public static LearntWeights MeanOf(IReadOnlyList<LearntWeights> all) =>
        new(MeanOf([.. all.Select(one => one.Weights)]), MeanOf([.. all.Select(one => one.Transitions)]));

    /// <summary>As small whole numbers, the largest weight near the largest that a signed byte holds.</summary>
    public TaggerModel ToModel()
    {
        var scale = Largest / Weights.Max(Math.Abs);
        return new TaggerModel(
            [.. Weights.Select(weight => (sbyte)Math.Round(weight * scale))],
            [.. Transitions.Select(weight => weight <= TagSearch.Never / 2 ? TagSearch.Never : (int)Math.Round(weight * scale))]);
    }

    private static double[] MeanOf(IReadOnlyList<double[]> all)
    {
        var means = new double[all[0].Length];
        foreach (var one in all)
        {
            for (var i = 0; i < means.Length; i++)
            {
                means[i] += one[i] / all.Count;
            }
        }

        return means;
    }
}
