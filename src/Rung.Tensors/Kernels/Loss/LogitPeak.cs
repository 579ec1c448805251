namespace Rung.Tensors.Kernels.Loss;

/// <summary>What choosing a token needs to know of a row of logits.</summary>
/// <param name="Token">The first of the largest.</param>
/// <param name="Logit">The largest.</param>
/// <param name="LogSum">ln Σ e^logit; not-a-number where a logit is, or is infinite.</param>
internal readonly record struct LogitPeak(int Token, float Logit, float LogSum);
