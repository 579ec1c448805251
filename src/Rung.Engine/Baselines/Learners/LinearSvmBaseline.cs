using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Baselines.Learners;

/// <summary>A linear support vector machine with the squared hinge loss, each label against the rest.</summary>
internal sealed class LinearSvmBaseline(string name, TextFeatures features, int simplicity)
    : LinearBaseline(name, "linear-svm", features, simplicity, grid: [0.25, 1, 4])
{
    protected override double DefaultC => 1;

    protected override LinearWeights Train(
        LinearProblem problem, double c, ulong seed, int threads, CancellationToken cancellationToken) =>
        SupportVectorTrainer.Train(problem, c, seed, threads, cancellationToken);

    protected override IPredictor PredictorOf(
        BaselineMaterial material, TfIdfVectorizer vectorizer, LinearWeights weights, GridSearchResult? found) =>
        new LinearPredictor(vectorizer, weights, material.Outputs);
}
