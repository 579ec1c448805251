using System.Globalization;
using Rung.Core.Ladder;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Baselines.Learners;

/// <summary>What the linear classifiers share: C chosen by cross-validation, then one model of all examples.</summary>
internal abstract class LinearBaseline(string name, LinearLearner learner, TextFeatures features, int simplicity) : IBaseline
{
    public string Name => name;

    /// <summary>The values of C to try, rising.</summary>
    protected abstract double[] Grid { get; }

    /// <summary>The C to use where nothing can be held out.</summary>
    protected abstract double DefaultC { get; }

    public Candidate Describe(BaselineMaterial material) =>
        BaselineDefinition.ToCandidate(material, name, simplicity, learner.Name, features, Grid);

    public BaselineFit Fit(BaselineMaterial material, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var isDivided = material.Folds.Count > 0;
        var search = new LinearGridSearch(material, features, learner, isDivided ? Grid : [DefaultC]);
        var found = search.Run(progress, cancellationToken);
        var vectorizer = material.Whole(features, cancellationToken).Vectorizer;
        var linear = new LinearPredictor(vectorizer, found.Weights, material.Outputs);
        var (predictor, more) = Finish(linear, isDivided ? found : null, material);
        return new BaselineFit
        {
            Answerer = new BaselineAnswerer(Describe(material), predictor, material.Options.Time),
            Settings = found.Setting + more,
            Tried = isDivided ? [.. found.Tried] : [],
            OutOfFold = isDivided ? new SettingChoice(material).ToAnswers(found.Answers) : [],
            Notes = [.. material.NotesOn(features, cancellationToken), .. NotesOn(found.Weights, vectorizer)],
        };
    }

    /// <summary>Turns the fitted scores into a predictor, with what its settings say beyond C.</summary>
    protected abstract (IPredictor Predictor, string Settings) Finish(
        LinearPredictor linear, GridSearchResult? outOfFold, BaselineMaterial material);

    private static IEnumerable<string> NotesOn(LinearWeights weights, TfIdfVectorizer vectorizer)
    {
        if (weights.Columns < vectorizer.ColumnCount)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Used the {weights.Columns:N0} most frequent of {vectorizer.ColumnCount:N0} features: with {weights.Labels:N0} labels there is no room for the weights of all.");
        }
    }
}
