using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Tests.Baselines.Linear;

/// <summary>Eight examples in three dimensions with three labels, whose optima scikit-learn was asked for.</summary>
internal static class SmallProblem
{
    public static readonly float[][] Examples =
        [[2, 0, 1], [1, 1, 0], [0, 2, 1], [0, 1, 3], [1, 0, 2], [3, 1, 1], [0, 0, 1], [1, 2, 2]];

    public static readonly int[] Labels = [0, 0, 1, 2, 2, 0, 1, 1];

    public static LinearProblem Create() => new(ToRows(Examples), [.. Enumerable.Range(0, 8)], Labels, labels: 3);

    public static SparseRows ToRows(float[][] dense)
    {
        var starts = new List<int> { 0 };
        var columns = new List<int>();
        var values = new List<float>();
        foreach (var row in dense)
        {
            foreach (var (column, value) in row.Index().Where(entry => entry.Item != 0))
            {
                columns.Add(column);
                values.Add(value);
            }

            starts.Add(columns.Count);
        }

        return new SparseRows(dense[0].Length, [.. starts], [.. columns], [.. values]);
    }

    /// <summary>The weights of a label with its bias, read back by scoring each axis.</summary>
    public static double[] WeightsOf(LinearWeights weights, int label)
    {
        var scores = new float[weights.Stride];
        weights.Score(default, scores);
        var bias = scores[label];
        var read = new List<double>();
        for (var column = 0; column < weights.Columns; column++)
        {
            weights.Score(new SparseVector([column], [1f]), scores);
            read.Add(scores[label] - bias);
        }

        return [.. read, bias];
    }
}
