using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Baselines.Learners;

/// <summary>A linear support vector machine with the squared hinge loss, each label against the rest.</summary>
internal sealed class LinearSvmBaseline(string name, TextFeatures features, int simplicity)
    : LinearBaseline(name, LinearLearner.SupportVectorMachine, features, simplicity)
{
    protected override double[] Grid { get; } = [0.25, 1, 4];

    protected override double DefaultC => 1;

    protected override (IPredictor Predictor, string Settings) Finish(
        LinearPredictor linear, GridSearchResult? outOfFold, BaselineMaterial material) => (linear, "");
}
