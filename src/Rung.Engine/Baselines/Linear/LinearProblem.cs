using Rung.Engine.Baselines.Features;

namespace Rung.Engine.Baselines.Linear;

/// <summary>What a linear classifier is trained on. Immutable.</summary>
internal sealed class LinearProblem
{
    // 32 MiB of weights: two models are trained at a time, and one of each C is kept.
    private const int MostWeights = 1 << 23;

    /// <param name="rows">The vectors of all examples.</param>
    /// <param name="examples">The rows to learn from.</param>
    /// <param name="labelOf">By row, the number of its label.</param>
    /// <param name="labels">How many labels there are.</param>
    public LinearProblem(SparseRows rows, int[] examples, int[] labelOf, int labels)
    {
        Rows = rows;
        Examples = examples;
        LabelOf = labelOf;
        Labels = labels;
        Columns = Math.Min(rows.ColumnCount, MostWeights / LinearWeights.StrideOf(labels));
        SquaredNorms = new float[rows.Count];
        foreach (var row in examples)
        {
            SquaredNorms[row] = (float)(rows[row].Below(Columns).SquaredNorm + 1);
        }
    }

    public SparseRows Rows { get; }

    public int[] Examples { get; }

    public int[] LabelOf { get; }

    public int Labels { get; }

    /// <summary>The columns that have weights: the most frequent ones, where there is no room for all.</summary>
    public int Columns { get; }

    /// <summary>Of each row to learn from, with its constant 1.</summary>
    public float[] SquaredNorms { get; }
}
