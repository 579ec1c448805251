using Rung.Core.Ladder;

namespace Rung.Engine.Baselines.Learners;

/// <summary>Always the most frequent expected output, the first in ordinal order among equals.</summary>
internal sealed class ConstantBaseline(string name, int simplicity) : IBaseline
{
    public string Name => name;

    public Candidate Describe(BaselineMaterial material) =>
        BaselineDefinition.ToCandidate(material, name, simplicity, "constant", features: null, grid: []);

    public BaselineFit Fit(BaselineMaterial material, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new int[material.Examples.Length];
        for (var fold = 0; fold < material.Folds.Count; fold++)
        {
            var output = MostFrequent(material, material.Folds.TrainedBy(fold));
            foreach (var example in material.Folds.HeldOutOf(fold))
            {
                answers[example] = output;
            }
        }

        var constant = material.Outputs[MostFrequent(material, Enumerable.Range(0, answers.Length))];
        progress?.Report(1);
        return new BaselineFit
        {
            Answerer = new BaselineAnswerer(Describe(material), new ConstantPredictor(constant), material.Options.Time),
            Settings = "",
            Tried = [],
            OutOfFold = material.Folds.Count == 0 ? [] : new SettingChoice(material).ToAnswers(answers),
            Notes = material.Notes,
        };
    }

    /// <summary>The place in the outputs of the one that most of the examples have.</summary>
    public static int MostFrequent(BaselineMaterial material, IEnumerable<int> examples)
    {
        var counts = new int[material.Outputs.Length];
        foreach (var example in examples)
        {
            counts[material.OutputOf[example]]++;
        }

        return Array.IndexOf(counts, counts.Max());
    }

    private sealed class ConstantPredictor(string output) : IPredictor
    {
        public string Predict(string text) => output;
    }
}
