using System.Numerics.Tensors;

namespace Rung.Engine.Baselines.Linear;

/// <summary>
/// The loss of multinomial logistic regression: ln Σₖ exp(zₖ) − z_y. Its dual variables are a distribution over the labels,
/// p, with β = C(e_y − p). At the optimum p = softmax(z), and the gap is KL(p ‖ softmax(z)). With q for the present p, the best
/// p minimises Σ p ln p − z·p + ½c‖p − q‖², c = C·x·x: there ln pₖ + c·pₖ = zₖ + c·qₖ + λ with one λ for all labels. Solved by
/// Newton's method on all ln pₖ and λ together, which costs one exponential a label and turn. Compare Yu, Huang and Lin, "Dual
/// coordinate descent methods for logistic regression and maximum entropy models", 2011: two labels of the same dual at a time.
/// </summary>
internal sealed class SoftmaxLoss(int labels) : IDualLoss
{
    private const int MaxTurns = 20;
    private const float Precision = 1e-4f;

    // Far from the solution a tangent of the exponential shoots past it.
    private const float LongestStride = 3;

    // Still a normal float, and as good as nothing.
    private const float LeastProbability = 1e-35f;

    private readonly float[] _distribution = new float[labels];
    private readonly float[] _logs = new float[labels];
    private readonly float[] _probabilities = new float[labels];
    private readonly float[] _targets = new float[labels];
    private readonly float[] _slopes = new float[labels];
    private readonly float[] _residuals = new float[labels];
    private readonly float[] _shares = new float[labels];
    private float _firstMultiplier;

    public double Gap(ReadOnlySpan<float> scores, int label, ReadOnlySpan<float> duals, float c)
    {
        TensorPrimitives.Multiply(duals, -1 / c, _distribution);
        _distribution[label] += 1;
        TensorPrimitives.Max(_distribution, LeastProbability, _distribution);
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max(scores), _logs);
        TensorPrimitives.Exp(_logs, _probabilities);
        var logNormaliser = MathF.Log(TensorPrimitives.Sum<float>(_probabilities));
        TensorPrimitives.Subtract(_logs, logNormaliser, _logs);

        TensorPrimitives.Log(_distribution, _targets);
        TensorPrimitives.Subtract(_targets, _logs, _targets);
        return Math.Max(TensorPrimitives.Dot<float>(_distribution, _targets), 0);
    }

    public void Step(
        ReadOnlySpan<float> scores, int label, ReadOnlySpan<float> duals, float c, float squaredNorm, Span<float> deltas)
    {
        var curvature = c * squaredNorm;
        Start(scores, curvature);
        var multiplier = _firstMultiplier;
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            if (Turn(curvature, ref multiplier) < Precision)
            {
                break;
            }
        }

        TensorPrimitives.Exp(_logs, _probabilities);
        TensorPrimitives.Divide(_probabilities, TensorPrimitives.Sum<float>(_probabilities), _probabilities);
        TensorPrimitives.Subtract(_distribution, _probabilities, deltas);
        TensorPrimitives.Multiply(deltas, c, deltas);
    }

    // Starts part of the way from q to softmax(z), the further the smaller c: ln p there, and b = z + c·q.
    private void Start(ReadOnlySpan<float> scores, float c)
    {
        TensorPrimitives.MultiplyAdd(_distribution, c, scores, _targets);
        TensorPrimitives.Exp(_logs, _probabilities);
        TensorPrimitives.Subtract(_probabilities, _distribution, _probabilities);
        TensorPrimitives.Multiply(_probabilities, 1 / (1 + (c / 2)), _probabilities);
        TensorPrimitives.Add(_distribution, _probabilities, _probabilities);
        TensorPrimitives.Max(_probabilities, LeastProbability, _probabilities);

        // ln softmax(z) = z − lse: the multiplier that solves c = 0.
        _firstMultiplier = _logs[0] - scores[0];
        TensorPrimitives.Log(_probabilities, _logs);
    }

    // One turn of Newton's method. Returns how far the sum and the largest probability were moved.
    private float Turn(float c, ref float multiplier)
    {
        TensorPrimitives.Exp(_logs, _probabilities);

        // The slope 1 + c·p, and what is missing: b + λ − ln p − c·p.
        TensorPrimitives.Multiply(_probabilities, c, _residuals);
        TensorPrimitives.Add(_residuals, 1, _slopes);
        TensorPrimitives.Add(_residuals, _logs, _residuals);
        TensorPrimitives.Subtract(_targets, _residuals, _residuals);
        TensorPrimitives.Add(_residuals, multiplier, _residuals);

        // λ moves such that Σ p(1 + Δ) = 1.
        TensorPrimitives.Divide(_probabilities, _slopes, _shares);
        var missing = 1 - TensorPrimitives.Sum<float>(_probabilities);
        var shift = (missing - TensorPrimitives.Dot<float>(_shares, _residuals)) / TensorPrimitives.Sum<float>(_shares);
        multiplier += shift;

        TensorPrimitives.Add(_residuals, shift, _residuals);
        TensorPrimitives.Divide(_residuals, _slopes, _residuals);
        TensorPrimitives.Min(_residuals, LongestStride, _residuals);
        TensorPrimitives.Max(_residuals, -LongestStride, _residuals);
        TensorPrimitives.Add(_logs, _residuals, _logs);
        TensorPrimitives.Multiply(_probabilities, _residuals, _residuals);
        return MathF.Abs(missing) + MathF.Abs(TensorPrimitives.MaxMagnitude<float>(_residuals));
    }
}
