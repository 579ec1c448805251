using Rung.Core.Statistics;

namespace Rung.Engine.Baselines.Linear;

/// <summary>Trains a multinomial logistic regression, from the uniform distribution.</summary>
internal static class SoftmaxTrainer
{
    private const double Tolerance = 1e-3;
    private const int MaxEpochs = 200;

    public static LinearWeights Train(LinearProblem problem, double c, ulong seed, CancellationToken cancellationToken)
    {
        var distributions = new float[problem.Rows.Count * problem.Labels];
        Array.Fill(distributions, 1f / problem.Labels);
        var solver = new SoftmaxSolver(problem);
        solver.Solve(
            distributions, new SoftmaxSettings(c, Tolerance, MaxEpochs), new SplitMix64(seed), cancellationToken);
        return solver.Weights;
    }
}
