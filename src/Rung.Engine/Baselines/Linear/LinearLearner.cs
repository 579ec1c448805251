namespace Rung.Engine.Baselines.Linear;

/// <summary>A way to learn a linear classifier: a loss, and how exactly to minimise it.</summary>
/// <param name="Name">As in a candidate's definition.</param>
/// <param name="MakeLoss">Makes the loss for so many labels.</param>
/// <param name="Tolerance">The mean duality gap of an example, over C, to stop at.</param>
internal sealed record LinearLearner(string Name, Func<int, IDualLoss> MakeLoss, double Tolerance)
{
    // Banking77 takes 10 to 20.
    private const int MaxEpochs = 200;

    /// <summary>Squared hinge, each label against the rest.</summary>
    // On Banking77 (characters, C = 1) the objective is then within 0.05 % of LIBLINEAR's at its tolerance of 1e-4.
    public static LinearLearner SupportVectorMachine { get; } =
        new("linear-svm", labels => new SquaredHingeLoss(labels), Tolerance: 1e-3);

    /// <summary>Multinomial logistic regression.</summary>
    public static LinearLearner LogisticRegression { get; } =
        new("logistic", labels => new SoftmaxLoss(labels), Tolerance: 1e-3);

    /// <summary>
    /// The weights for each C in turn, rising. The next turn overwrites them: keep a copy, or be done with them. A warm start makes
    /// the turns after the first cheap.
    /// </summary>
    public IEnumerable<LinearWeights> Train(
        LinearProblem problem, IReadOnlyList<double> path, ulong seed, CancellationToken cancellationToken)
    {
        var solver = new DualSolver(problem, MakeLoss(problem.Labels), seed);
        foreach (var c in path)
        {
            solver.Solve(c, Tolerance, MaxEpochs, cancellationToken);
            yield return solver.Weights;
        }
    }
}
