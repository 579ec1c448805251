using Rung.Core.Statistics;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Tests.Baselines.Linear;

public sealed class LinearWeightsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 15)]
    [InlineData(40, 16)]
    [InlineData(33, 17)]
    [InlineData(100, 77)]
    public void Scoring_and_adding_are_those_of_the_obvious_loops(int columns, int labels)
    {
        var random = new SplitMix64(5);
        var weights = new LinearWeights(columns, labels);
        double[][] reference = [.. Enumerable.Range(0, columns + 1).Select(_ => new double[labels])];
        for (var turn = 0; turn < 50; turn++)
        {
            var (places, values) = Draw(random, columns);
            var deltas = new float[weights.Stride];
            for (var label = 0; label < labels; label++)
            {
                deltas[label] = random.Next(3) == 0 ? (float)random.NextDouble() : 0;
            }

            weights.Add(new SparseVector(places, values), deltas);
            AddByLoop(reference, places, values, deltas);
            var scores = new float[weights.Stride];
            weights.Score(new SparseVector(places, values), scores);

            Assert.All(
                Enumerable.Range(0, labels),
                label => Assert.Equal(ScoreByLoop(reference, places, values, label), scores[label], 1e-3));
            Assert.All(scores[labels..], padding => Assert.Equal(0, padding));
        }
    }

    [Fact]
    public void Columns_without_weights_are_passed_over()
    {
        var weights = new LinearWeights(columns: 2, labels: 1);
        var deltas = new float[weights.Stride];
        deltas[0] = 1;

        weights.Add(new SparseVector([0, 2, 9], [1, 5, 5]), deltas);
        var scores = new float[weights.Stride];
        weights.Score(new SparseVector([0, 1, 2], [1, 1, 1]), scores);

        Assert.Equal(2, scores[0]);
    }

    private static (int[] Columns, float[] Values) Draw(SplitMix64 random, int columns)
    {
        int[] places = [.. Enumerable.Range(0, columns).Where(_ => random.Next(2) == 0)];
        return (places, Array.ConvertAll(places, _ => (float)random.NextDouble() - 0.5f));
    }

    private static void AddByLoop(double[][] weights, int[] columns, float[] values, float[] deltas)
    {
        for (var label = 0; label < weights[0].Length; label++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                weights[columns[i]][label] += (double)values[i] * deltas[label];
            }

            weights[^1][label] += deltas[label];
        }
    }

    private static double ScoreByLoop(double[][] weights, int[] columns, float[] values, int label)
    {
        var sum = weights[^1][label];
        for (var i = 0; i < columns.Length; i++)
        {
            sum += weights[columns[i]][label] * values[i];
        }

        return sum;
    }
}
