using System.Collections.Immutable;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Learners;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Baselines;

/// <summary>
/// How probable each label is for each example, by a logistic regression that did not see the example: out of fold, calibrated
/// by one temperature. Immutable.
/// </summary>
internal sealed class LabelProbabilities
{
    private readonly float[] _values;

    private LabelProbabilities(BaselineMaterial material, float[] values)
    {
        Material = material;
        _values = values;
    }

    public BaselineMaterial Material { get; }

    public ImmutableArray<string> Labels => Material.Outputs;

    /// <summary>The probabilities for an example, in the order of <see cref="Labels"/>; they sum to 1.</summary>
    public ReadOnlySpan<float> this[int example] => _values.AsSpan(example * Labels.Length, Labels.Length);

    /// <summary><see langword="null"/> where nothing can be held out, or where there is one label alone.</summary>
    /// <param name="material">The examples and their folds.</param>
    /// <param name="features">What texts are cut into.</param>
    /// <param name="c">The weight of the errors against that of the weights.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Stops the learning.</param>
    public static LabelProbabilities? Learn(
        BaselineMaterial material, TextFeatures features, double c, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (material.Folds.Count == 0 || material.Outputs.Length < 2)
        {
            return null;
        }

        var scores = new LinearGridSearch(material, features, LinearLearner.LogisticRegression, [c]).Run(progress, cancellationToken).Scores;
        var labels = material.Outputs.Length;
        var temperature = Temperature.Fit(scores, material.OutputOf);
        for (var example = 0; example < material.Examples.Length; example++)
        {
            var own = scores.AsSpan(example * labels, labels);
            Temperature.ToProbabilities(own, temperature, own);
        }

        return new LabelProbabilities(material, scores);
    }
}
