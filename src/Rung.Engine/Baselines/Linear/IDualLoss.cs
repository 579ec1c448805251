namespace Rung.Engine.Baselines.Linear;

/// <summary>
/// A loss as <see cref="DualSolver"/> needs it. An example has one dual variable a label, β; the weights are W = Σ x βᵀ; the scores
/// of an example are z = Wᵀx. Keeps scratch space: one thread at a time.
/// </summary>
internal interface IDualLoss
{
    /// <summary>
    /// What the example adds to the duality gap, over C: 0 where its β are the best for the scores, and never below. It must be
    /// called before <see cref="Step"/>, which may use what it found.
    /// </summary>
    double Gap(ReadOnlySpan<float> scores, int label, ReadOnlySpan<float> duals, float c);

    /// <summary>Writes how the example's β change when they become the best while those of all others stay.</summary>
    /// <param name="scores">One a label.</param>
    /// <param name="label">The right label.</param>
    /// <param name="duals">The present β, one a label.</param>
    /// <param name="c">The weight of the loss against the regulariser.</param>
    /// <param name="squaredNorm">x · x.</param>
    /// <param name="deltas">The change, one a label.</param>
    void Step(
        ReadOnlySpan<float> scores, int label, ReadOnlySpan<float> duals, float c, float squaredNorm, Span<float> deltas);
}
