using System.Collections.Immutable;
using System.Numerics.Tensors;
using Rung.Core.Data;
using Rung.Engine.Baselines;
using Rung.Engine.Baselines.Neighbours;

namespace Rung.Engine.Checking.Labels;

/// <summary>
/// Likely label errors by confident learning (Northcutt, Jiang and Chuang, "Confident learning: estimating uncertainty in
/// dataset labels", JAIR 2021) over probabilities of a logistic regression that did not see the example.
/// </summary>
/// <remarks>
/// The threshold of a label is the mean probability that examples with this label give to it: t_j = mean of p_j(x) over given(x) = j.
/// An example is suspected where, of the labels whose probability reaches their threshold, the most probable is not its own.
/// Suspects are ranked by self-confidence, the probability of the given label, as the authors' own library does unless told
/// otherwise; the normalised margin p_given − max over the others stands beside it. From the counts C of given i and confident j,
/// the joint is C_ij ÷ Σ_j C_ij · n_i ÷ n; the sum of what lies off its diagonal is the share of errors.
/// </remarks>
internal sealed record LabelErrors
{
    /// <summary>The suspected examples, likeliest errors first.</summary>
    public required ImmutableArray<SuspectLabel> Suspects { get; init; }

    /// <summary>All examples by the probability of their label, likeliest errors first.</summary>
    public required ImmutableArray<ExampleId> Ranking { get; init; }

    /// <summary>All examples by their normalised margin, to compare with.</summary>
    public required ImmutableArray<ExampleId> RankingByMargin { get; init; }

    /// <summary>The share of examples whose given label is the most probable one: where it is low, most suspects are right.</summary>
    public required double Agreement { get; init; }

    /// <summary>How many errors the joint of given and confident labels amounts to.</summary>
    public required double EstimatedCount { get; init; }

    /// <summary>How many examples were looked at.</summary>
    public required int Count { get; init; }

    /// <summary>What the reader should know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary><see langword="null"/> where nothing can be held out, or where there is one label alone.</summary>
    public static LabelErrors? Find(
        IReadOnlyList<Example> examples, LabelErrorOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var material = BaselineMaterial.Of(examples, OutputKind.Label, new BaselineOptions
        {
            Seed = options.Seed,
            MaxExamples = options.MostExamples,
            Folds = options.Folds,
        });
        return LabelProbabilities.Learn(material, options.Features, options.C, progress, cancellationToken) is { } probabilities
            ? Of(probabilities, options, cancellationToken)
            : null;
    }

    private static LabelErrors Of(LabelProbabilities probabilities, LabelErrorOptions options, CancellationToken cancellationToken)
    {
        var material = probabilities.Material;
        var thresholds = ThresholdsOf(probabilities);
        var confident = new int[material.Examples.Length];
        for (var example = 0; example < confident.Length; example++)
        {
            confident[example] = ConfidentLabel(probabilities[example], thresholds);
        }

        var margins = Enumerable.Range(0, confident.Length).Select(example => MarginOf(probabilities, example)).ToArray();
        var ranking = Ranked(material, example => probabilities[example][material.OutputOf[example]]);
        var index = NeighbourIndex.Fit(material.Examples, options.Features, cancellationToken);
        return new LabelErrors
        {
            Suspects =
            [
                .. from example in ranking
                   where confident[example] >= 0 && confident[example] != material.OutputOf[example]
                   select SuspectOf(probabilities, example, confident[example], index),
            ],
            Ranking = [.. ranking.Select(example => material.Examples[example].Id)],
            RankingByMargin = [.. Ranked(material, example => margins[example]).Select(example => material.Examples[example].Id)],
            Agreement = (double)margins.Count(margin => margin > 0) / margins.Length,
            EstimatedCount = EstimateOf(material, confident),
            Count = confident.Length,
            Notes = material.Notes,
        };
    }

    private static double[] ThresholdsOf(LabelProbabilities probabilities)
    {
        var sums = new double[probabilities.Labels.Length];
        var counts = new int[sums.Length];
        for (var example = 0; example < probabilities.Material.Examples.Length; example++)
        {
            var given = probabilities.Material.OutputOf[example];
            sums[given] += probabilities[example][given];
            counts[given]++;
        }

        return [.. sums.Zip(counts, (sum, count) => sum / count)];
    }

    /// <summary>The most probable of the labels that reach their threshold; -1 where none does.</summary>
    private static int ConfidentLabel(ReadOnlySpan<float> probabilities, double[] thresholds)
    {
        var best = -1;
        for (var label = 0; label < thresholds.Length; label++)
        {
            if (probabilities[label] >= thresholds[label] && (best < 0 || probabilities[label] > probabilities[best]))
            {
                best = label;
            }
        }

        return best;
    }

    private static int[] Ranked(BaselineMaterial material, Func<int, double> value) =>
        [.. Enumerable.Range(0, material.Examples.Length).OrderBy(value).ThenBy(example => material.Examples[example].Id)];

    private static double MarginOf(LabelProbabilities probabilities, int example)
    {
        var given = probabilities.Material.OutputOf[example];
        float[] others = [.. probabilities[example]];
        others[given] = -1;
        return probabilities[example][given] - TensorPrimitives.Max<float>(others);
    }

    private static SuspectLabel SuspectOf(LabelProbabilities probabilities, int example, int suggested, NeighbourIndex index)
    {
        const int Searched = 20;
        var material = probabilities.Material;
        var near = index.Nearest(material.Examples[example].Input.Text, Searched)
            .Where(neighbour => neighbour.Index != example && material.OutputOf[neighbour.Index] == suggested)
            .Select(neighbour => (ExampleId?)material.Examples[neighbour.Index].Id)
            .FirstOrDefault();
        return new SuspectLabel(
            material.Examples[example].Id,
            probabilities.Labels[material.OutputOf[example]],
            probabilities.Labels[suggested],
            probabilities[example][material.OutputOf[example]],
            probabilities[example][suggested],
            near);
    }

    private static double EstimateOf(BaselineMaterial material, int[] confident)
    {
        var labels = material.Outputs.Length;
        var (sizes, counted, wrong) = (new int[labels], new int[labels], new int[labels]);
        for (var example = 0; example < confident.Length; example++)
        {
            var given = material.OutputOf[example];
            sizes[given]++;
            counted[given] += confident[example] >= 0 ? 1 : 0;
            wrong[given] += confident[example] >= 0 && confident[example] != given ? 1 : 0;
        }

        return Enumerable.Range(0, labels).Sum(label => counted[label] == 0 ? 0 : (double)wrong[label] / counted[label] * sizes[label]);
    }
}
