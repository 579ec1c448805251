using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Tests.Baselines.Linear;

public sealed class DualSolverTests
{
    private const double Tight = 1e-9;
    private const int Many = 20_000;

    // scikit-learn 1.2.1: LinearSVC(C=C, tol=1e-10, max_iter=1000000); coef_ and intercept_ of each label.
    [Theory]
    [InlineData(0.5, 0, new[] { 0.70366, -0.06881, -0.72697, -0.01221 })]
    [InlineData(0.5, 1, new[] { -0.43251, 0.4133, -0.17389, 0.05271 })]
    [InlineData(0.5, 2, new[] { -0.297, -0.44629, 0.56161, -0.59953 })]
    [InlineData(2, 0, new[] { 0.90468, -0.02481, -0.91259, -0.00179 })]
    [InlineData(2, 1, new[] { -0.62284, 0.47957, -0.21812, 0.15267 })]
    [InlineData(2, 2, new[] { -0.1806, -0.65474, 0.98796, -1.37239 })]
    public void The_support_vector_machine_is_that_of_liblinear(double c, int label, double[] expected)
    {
        var weights = Train(new SquaredHingeLoss(labels: 3), c).Weights;

        AssertNear(expected, SmallProblem.WeightsOf(weights, label), tolerance: 1e-3);
    }

    // scikit-learn 1.2.1: LogisticRegression(C=C, fit_intercept=False, tol=1e-12) over a column of ones; coef_ of each label.
    [Theory]
    [InlineData(0.5, 0, new[] { 0.63776, -0.06982, -0.46184, 0.05882 })]
    [InlineData(0.5, 1, new[] { -0.36318, 0.39517, 0.00323, 0.11408 })]
    [InlineData(0.5, 2, new[] { -0.27458, -0.32534, 0.45861, -0.1729 })]
    [InlineData(2, 0, new[] { 1.13227, -0.04772, -0.98159, 0.17727 })]
    [InlineData(2, 1, new[] { -0.69175, 0.65232, -0.01009, 0.37871 })]
    [InlineData(2, 2, new[] { -0.44052, -0.6046, 0.99168, -0.55598 })]
    public void The_logistic_regression_is_that_of_scikit_learn(double c, int label, double[] expected)
    {
        var weights = Train(new SoftmaxLoss(labels: 3), c).Weights;

        AssertNear(expected, SmallProblem.WeightsOf(weights, label), tolerance: 2e-3);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(30)]
    public void At_the_optimum_of_the_logistic_regression_the_finite_differences_vanish(double c)
    {
        var weights = Train(new SoftmaxLoss(labels: 3), c).Weights;
        var flat = Enumerable.Range(0, 3).SelectMany(label => SmallProblem.WeightsOf(weights, label)).ToArray();

        for (var i = 0; i < flat.Length; i++)
        {
            const double step = 1e-4;
            var above = LogisticObjective([.. flat.Select((w, j) => j == i ? w + step : w)], c);
            var below = LogisticObjective([.. flat.Select((w, j) => j == i ? w - step : w)], c);
            Assert.Equal(0, (above - below) / (2 * step), 0.02 * Math.Max(1, c));
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(30)]
    public void No_other_weights_have_a_smaller_squared_hinge_objective(double c)
    {
        var weights = Train(new SquaredHingeLoss(labels: 3), c).Weights;

        for (var label = 0; label < 3; label++)
        {
            var own = SmallProblem.WeightsOf(weights, label);
            var least = HingeObjective(own, label, c);
            for (var i = 0; i < 8; i++)
            {
                var moved = own.Select((w, j) => j == i / 2 ? w + (i % 2 == 0 ? 0.05 : -0.05) : w).ToArray();
                Assert.True(HingeObjective(moved, label, c) > least);
            }
        }
    }

    [Fact]
    public void A_warm_start_ends_where_a_cold_one_does()
    {
        var warm = new DualSolver(SmallProblem.Create(), new SoftmaxLoss(labels: 3), seed: 1);
        warm.Solve(0.1, Tight, Many, TestContext.Current.CancellationToken);
        warm.Solve(2, Tight, Many, TestContext.Current.CancellationToken);

        var cold = Train(new SoftmaxLoss(labels: 3), c: 2);

        for (var label = 0; label < 3; label++)
        {
            AssertNear(
                SmallProblem.WeightsOf(cold.Weights, label), SmallProblem.WeightsOf(warm.Weights, label), tolerance: 4e-3);
        }
    }

    [Fact]
    public void Cancelling_stops_it()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var solver = new DualSolver(SmallProblem.Create(), new SoftmaxLoss(labels: 3), seed: 1);

        Assert.Throws<OperationCanceledException>(() => solver.Solve(1, Tight, Many, source.Token));
    }

    private static DualSolver Train(IDualLoss loss, double c)
    {
        var solver = new DualSolver(SmallProblem.Create(), loss, seed: 1);
        solver.Solve(c, Tight, Many, TestContext.Current.CancellationToken);
        return solver;
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private static double Score(ReadOnlySpan<double> weights, float[] example)
    {
        var sum = weights[^1];
        for (var i = 0; i < example.Length; i++)
        {
            sum += weights[i] * example[i];
        }

        return sum;
    }

    private static double HingeObjective(double[] weights, int label, double c) =>
        (0.5 * weights.Sum(weight => weight * weight)) + (c * SmallProblem.Examples.Select((example, i) =>
        {
            var margin = (SmallProblem.Labels[i] == label ? 1 : -1) * Score(weights, example);
            return Math.Pow(Math.Max(0, 1 - margin), 2);
        }).Sum());

    private static double LogisticObjective(double[] weights, double c) =>
        (0.5 * weights.Sum(weight => weight * weight)) + (c * SmallProblem.Examples.Select((example, i) =>
        {
            var scores = Enumerable.Range(0, 3).Select(label => Score(weights.AsSpan(label * 4, 4), example)).ToArray();
            return Math.Log(scores.Sum(Math.Exp)) - scores[SmallProblem.Labels[i]];
        }).Sum());
}
