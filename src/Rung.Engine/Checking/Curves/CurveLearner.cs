using System.Numerics.Tensors;
using Rung.Core.Data;
using Rung.Engine.Baselines;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Checking.Curves;

/// <summary>
/// Learns a linear classifier of words from some examples and asks it about others: the candidate of rung 0 whose curve is
/// measured. Texts are read once. Safe for threads.
/// </summary>
internal sealed class CurveLearner
{
    private static readonly double[] Path = [1];

    private readonly BaselineMaterial _material;
    private readonly GramCounts _counts;
    private readonly Dictionary<ExampleId, int> _places;

    public CurveLearner(BaselineMaterial material, CancellationToken cancellationToken)
    {
        _material = material;
        _counts = GramCounts.Of([.. material.Examples.Select(example => example.Input.Text)], TextFeatures.Words, cancellationToken);
        _places = material.Examples.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index);
    }

    /// <summary>What is learnt, for a person.</summary>
    public const string Candidate = "linear svm words, C = 1";

    /// <summary>For each asked example whether it is answered wrongly by a model that learnt from others.</summary>
    public bool[] IsWrong(ReadOnlySpan<Example> learnt, IReadOnlyList<Example> asked, ulong seed, CancellationToken cancellationToken)
    {
        var isLearnt = new bool[_material.Examples.Length];
        var rows = new int[learnt.Length];
        for (var i = 0; i < learnt.Length; i++)
        {
            rows[i] = _places[learnt[i].Id];
            isLearnt[rows[i]] = true;
        }

        Array.Sort(rows);
        var space = new FeatureSpace(_counts, isLearnt);
        var problem = new LinearProblem(space.Rows, rows, _material.OutputOf, _material.Outputs.Length);
        var weights = LinearLearner.SupportVectorMachine.Train(problem, Path, seed, cancellationToken).First();
        var scores = new float[weights.Stride];
        return [.. asked.Select(example =>
        {
            var place = _places[example.Id];
            weights.Score(space.Rows[place], scores);
            return TensorPrimitives.IndexOfMax<float>(scores.AsSpan(0, weights.Labels)) != _material.OutputOf[place];
        })];
    }
}
