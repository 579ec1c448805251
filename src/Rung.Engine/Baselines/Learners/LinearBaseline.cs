using System.Globalization;
using Rung.Core.Ladder;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Baselines.Learners;

/// <summary>What the linear classifiers share: C chosen by cross-validation, then one model of all examples.</summary>
internal abstract class LinearBaseline(string name, string learner, TextFeatures features, int simplicity, double[] grid)
    : IBaseline
{
    public string Name => name;

    /// <summary>The C to use where nothing can be held out.</summary>
    protected abstract double DefaultC { get; }

    public Candidate Describe(BaselineMaterial material) =>
        BaselineDefinition.ToCandidate(material, name, simplicity, learner, features, grid);

    public BaselineFit Fit(BaselineMaterial material, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var search = new LinearGridSearch(material, features, grid);
        var counter = new ProgressCounter(progress, search.ModelCount + 1);
        var found = material.Folds.Count == 0
            ? null
            : search.Run((problem, c, token) => Train(problem, c, material.Options.Seed, 1, token), counter, cancellationToken);
        var chosen = found is null ? DefaultC : grid[found.Best];

        var space = material.Whole(features, cancellationToken);
        int[] everyone = [.. Enumerable.Range(0, material.Examples.Length)];
        var problem = new LinearProblem(space.Rows, everyone, material.OutputOf, material.Outputs.Length);
        var weights = Train(problem, chosen, material.Options.Seed, material.Options.Threads, cancellationToken);
        var predictor = PredictorOf(material, space.Vectorizer, weights, found);
        counter.Finish();
        return new BaselineFit
        {
            Answerer = new BaselineAnswerer(Describe(material), predictor, material.Options.Time),
            Settings = SettingsOf(LinearGridSearch.NameOf(chosen), predictor),
            Tried = [.. found?.Tried ?? []],
            OutOfFold = found is null ? [] : new SettingChoice(material).ToAnswers(found.Answers),
            Notes = [.. material.Notes, .. NotesOn(problem)],
        };
    }

    protected abstract LinearWeights Train(
        LinearProblem problem, double c, ulong seed, int threads, CancellationToken cancellationToken);

    protected abstract IPredictor PredictorOf(
        BaselineMaterial material, TfIdfVectorizer vectorizer, LinearWeights weights, GridSearchResult? found);

    protected virtual string SettingsOf(string c, IPredictor predictor) => c;

    private static IEnumerable<string> NotesOn(LinearProblem problem)
    {
        if (problem.Columns < problem.Rows.ColumnCount)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Used the {problem.Columns:N0} most frequent of {problem.Rows.ColumnCount:N0} features: with {problem.Labels:N0} labels the weights of all would not fit.");
        }
    }
}
