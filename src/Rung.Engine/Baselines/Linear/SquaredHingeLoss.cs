using System.Numerics.Tensors;

namespace Rung.Engine.Baselines.Linear;

/// <summary>
/// The loss of a linear support vector machine, each label against the rest: Σₖ max(0, 1 − yₖzₖ)², where y is 1 for the right
/// label and −1 for the others. With α = yβ ≥ 0 the step for each label is that of Hsieh et al., "A dual coordinate descent
/// method for large-scale linear SVM", 2008 (LIBLINEAR): α ← max(0, α − (yz − 1 + α/2C) / (x·x + 1/2C)); the labels of one
/// example do not depend on each other, so all take it at once.
/// </summary>
internal sealed class SquaredHingeLoss(int labels) : IDualLoss
{
    private readonly float[] _alphas = new float[labels];
    private readonly float[] _missing = new float[labels];
    private readonly float[] _terms = new float[labels];

    // With m = 1 − yz a label adds C·m₊² − αm + α²/4C, which is C·(m − α/2C)² where m is positive.
    public double Gap(ReadOnlySpan<float> scores, int label, ReadOnlySpan<float> duals, float c)
    {
        TensorPrimitives.Add(scores, 1, _missing);
        TensorPrimitives.Negate(duals, _alphas);
        _missing[label] = 1 - scores[label];
        _alphas[label] = duals[label];

        // (m₊ − α/2C)² − (α/C)·m₋
        TensorPrimitives.Max(_missing, 0, _terms);
        TensorPrimitives.MultiplyAdd(_alphas, -0.5f / c, _terms, _terms);
        var squares = TensorPrimitives.SumOfSquares<float>(_terms);
        TensorPrimitives.Min(_missing, 0, _terms);
        return squares - (TensorPrimitives.Dot<float>(_terms, _alphas) / c);
    }

    public void Step(
        ReadOnlySpan<float> scores, int label, ReadOnlySpan<float> duals, float c, float squaredNorm, Span<float> deltas)
    {
        var diagonal = 0.5f / c;
        TensorPrimitives.MultiplyAdd(_alphas, -diagonal, _missing, _terms);
        TensorPrimitives.Multiply(_terms, 1 / (squaredNorm + diagonal), _terms);
        TensorPrimitives.Add(_alphas, _terms, _terms);
        TensorPrimitives.Max(_terms, 0, _terms);
        TensorPrimitives.Subtract(_alphas, _terms, deltas);
        deltas[label] = -deltas[label];
    }
}
