using System.Collections.Immutable;

namespace Rung.Engine.Baselines.Learners;

/// <summary>A linear predictor whose scores are calibrated probabilities.</summary>
internal sealed class LogisticPredictor(LinearPredictor scorer, double temperature) : IPredictor
{
    /// <summary>In the order of <see cref="PredictProbabilities"/>.</summary>
    public ImmutableArray<string> Labels => scorer.Labels;

    /// <summary>What divides the scores; 1 where there were no out-of-fold predictions to fit it to.</summary>
    public double Temperature => temperature;

    public string Predict(string text) => scorer.Predict(text);

    /// <summary>How probable each label is; the sum is 1.</summary>
    public float[] PredictProbabilities(string text)
    {
        var scores = scorer.Score(text);
        Linear.Temperature.ToProbabilities(scores, temperature, scores);
        return scores;
    }
}
