using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Baselines.Learners;

/// <summary>Multinomial logistic regression, its temperature fitted to out-of-fold predictions.</summary>
internal sealed class LogisticBaseline(string name, TextFeatures features, int simplicity)
    : LinearBaseline(name, LinearLearner.LogisticRegression, features, simplicity)
{
    protected override double[] Grid { get; } = [4, 16, 64];

    protected override double DefaultC => 16;

    protected override (IPredictor Predictor, string Settings) Finish(
        LinearPredictor linear, GridSearchResult? outOfFold, BaselineMaterial material)
    {
        var temperature = outOfFold is null ? 1 : Temperature.Fit(outOfFold.Scores, material.OutputOf);
        return (new LogisticPredictor(linear, temperature), FormattableString.Invariant($", T = {temperature:0.00}"));
    }
}
