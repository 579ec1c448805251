using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Core.Scoring;

/// <summary>
/// Tests a metric before any candidate is measured with it: the expected outputs themselves must score 1, an empty
/// answer nearly nothing, and neither one constant answer nor the expected outputs dealt out at random may pass for right.
/// </summary>
public static class MetricSelfTest
{
    // What an empty answer may reach. Some tasks rightly expect an empty output now and then.
    private const double EmptyAllowance = 0.05;

    // What the expected outputs themselves must reach. Below, the metric disagrees with the team's own answers.
    private const double GoldDemand = 0.999;

    // One constant, or dealt-out answers, must stay this far below the expected outputs.
    private const double Distance = 0.01;

    /// <param name="scorer">The metric under test.</param>
    /// <param name="examples">The examples to test it on; those without an expected output are passed over.</param>
    /// <param name="seed">Decides how the answers are dealt out.</param>
    public static MetricSelfTestResult Run(IScorer scorer, IReadOnlyList<Example> examples, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(examples);

        var scored = examples.Where(example => example.Expected is not null).ToArray();
        if (scored.Length == 0)
        {
            return MetricSelfTestResult.NotApplicable;
        }

        var expected = scored.Select(example => example.Expected!).ToArray();
        var dealt = expected.ToArray();
        new SplitMix64(seed).Shuffle(dealt);
        var constant = expected.CountBy(text => text, StringComparer.Ordinal).MaxBy(pair => pair.Value).Key;

        var result = new MetricSelfTestResult
        {
            Count = scored.Length,
            Gold = Measure(scorer, scored, i => expected[i]),
            Empty = Measure(scorer, scored, _ => ""),
            Constant = Measure(scorer, scored, _ => constant),
            Shuffled = Measure(scorer, scored, i => dealt[i]),
        };
        var isOneAnswer = expected.All(text => text == expected[0]);
        return result with { Faults = [.. Faults(scorer, result, isOneAnswer)] };
    }

    private static double Measure(IScorer scorer, Example[] examples, Func<int, string> answer)
    {
        var answers = new List<ScoredAnswer>(examples.Length);
        for (var i = 0; i < examples.Length; i++)
        {
            if (scorer.Score(examples[i], answer(i)) is { } score)
            {
                answers.Add(new ScoredAnswer(examples[i], answer(i), score));
            }
        }

        return scorer.Aggregate(answers);
    }

    private static IEnumerable<string> Faults(IScorer scorer, MetricSelfTestResult result, bool isOneAnswer)
    {
        if (result.Empty > EmptyAllowance)
        {
            yield return FormattableString.Invariant(
                $"An empty answer scores {result.Empty:0.000} by '{scorer.Name}'. A candidate that says nothing would look good: look for empty expected outputs, or choose a metric that asks for more.");
        }

        if (!scorer.ReadsExpected)
        {
            yield break;
        }

        if (result.Gold < GoldDemand && scorer is not RegexScorer)
        {
            yield return FormattableString.Invariant(
                $"The expected outputs themselves score only {result.Gold:0.000} by '{scorer.Name}'. The metric disagrees with the team's own answers: check that they have the form that the metric reads.");
        }

        if (!isOneAnswer && Math.Max(result.Constant, result.Shuffled) > result.Gold - Distance)
        {
            yield return FormattableString.Invariant(
                $"By '{scorer.Name}' one constant answer scores {result.Constant:0.000} and shuffled answers {result.Shuffled:0.000}, as good as the right ones ({result.Gold:0.000}). The metric cannot tell right from wrong on this data.");
        }
    }
}
