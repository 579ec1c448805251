using System.Globalization;

namespace Rung.Retrieval.Reranking.Learning;

/// <summary>
/// A linear score w·x whose softmax over the candidates of a query is the chance of each to be the relevant one: the
/// conditional logit of choice (McFadden 1974), or ListNet with one place (Cao et al. 2007). The penalised likelihood
/// is concave, so Newton's method finds its one maximum: no step size, no seed.
/// </summary>
/// <param name="penalty">λ of λ/2·|w|² on standardised features, per example.</param>
internal sealed class ChoiceLearner(double penalty) : IRankLearner
{
    private const int MostSteps = 30;
    private const double Precision = 1e-8;

    public string Name => string.Create(CultureInfo.InvariantCulture, $"linear (λ {penalty})");

    public IRankModel Learn(IReadOnlyList<RankingExample> examples, ulong seed)
    {
        var informative = examples.Where(example => example.IsInformative).ToList();
        var scale = FeatureScale.Of(informative);
        var weights = new double[scale.Count];
        var lists = informative.ConvertAll(example => new Choice(scale.Apply(example.Rows), example.Grades));
        var value = Value(lists, weights);
        for (var step = 0; step < MostSteps && lists.Count > 0; step++)
        {
            var direction = Direction(lists, weights);
            var (next, reached) = Stepped(lists, weights, direction, value);
            var gained = reached - value;
            (weights, value) = (next, reached);
            if (gained < Precision)
            {
                break;
            }
        }

        return new LinearModel(scale.Unscale(weights));
    }

    private double Value(List<Choice> lists, double[] weights) =>
        (lists.Sum(list => list.LogLikelihood(weights)) / Math.Max(1, lists.Count))
            - (penalty / 2 * weights.Sum(weight => weight * weight));

    private double[] Direction(List<Choice> lists, double[] weights)
    {
        var (gradient, curvature) = (new double[weights.Length], new SymmetricMatrix(weights.Length));
        foreach (var list in lists)
        {
            list.AddSlope(weights, gradient, curvature);
        }

        for (var i = 0; i < weights.Length; i++)
        {
            gradient[i] = (gradient[i] / lists.Count) - (penalty * weights[i]);
        }

        curvature.Scale(1.0 / lists.Count);
        curvature.AddToDiagonal(penalty);
        return curvature.Solve(gradient);
    }

    /// <summary>The whole Newton step, or a half, a quarter … of it: as far as the likelihood rises.</summary>
    private (double[] Weights, double Value) Stepped(
        List<Choice> lists, double[] weights, double[] direction, double value)
    {
        for (var length = 1.0; length > 1e-6; length /= 2)
        {
            var next = weights.Zip(direction, (weight, step) => weight + (length * step)).ToArray();
            var reached = Value(lists, next);
            if (reached > value)
            {
                return (next, reached);
            }
        }

        return (weights, value);
    }
}
