using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Baselines.Learners;

/// <summary>Multinomial logistic regression, its temperature fitted to out-of-fold predictions.</summary>
internal sealed class LogisticBaseline(string name, TextFeatures features, int simplicity)
    : LinearBaseline(name, "logistic", features, simplicity, grid: [4, 16, 64])
{
    protected override double DefaultC => 16;

    protected override LinearWeights Train(
        LinearProblem problem, double c, ulong seed, int threads, CancellationToken cancellationToken) =>
        SoftmaxTrainer.Train(problem, c, seed, cancellationToken);

    protected override IPredictor PredictorOf(
        BaselineMaterial material, TfIdfVectorizer vectorizer, LinearWeights weights, GridSearchResult? found) =>
        new LogisticPredictor(
            new LinearPredictor(vectorizer, weights, material.Outputs),
            found is null ? 1 : Temperature.Fit(found.Scores, material.OutputOf));

    protected override string SettingsOf(string c, IPredictor predictor) =>
        predictor is LogisticPredictor logistic ? FormattableString.Invariant($"{c}, T = {logistic.Temperature:0.00}") : c;
}
