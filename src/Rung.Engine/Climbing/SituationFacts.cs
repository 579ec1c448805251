using System.Collections.Immutable;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Core.Economics.Ownership;
using Rung.Core.Ladder;
using Rung.Core.Ladder.Gates;
using Rung.Core.Ladder.Retrieving;
using Rung.Core.Statistics;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>What the gates ask for beside the candidates: from the dataset, the files, the answers of <c>rung.yaml</c> and the attempts.</summary>
internal sealed class SituationFacts(ClimbContext context, IReadOnlyList<Contestant> contestants, RetrievalFindings? retrieval)
{
    private readonly Contestant[] _finalists =
        [.. contestants.Where(contestant => contestant is { IsIn: true, Test: not null, Candidate.IsDeployable: true })];

    public Situation Find(Known<double>? changes)
    {
        var prompt = _finalists.Where(finalist => finalist.Candidate.Rung is RungKind.Prompt).MaxBy(Value);
        var dataset = context.Dataset;
        var facts = TaskFacts.Of(context.Task);
        return facts with
        {
            TriedShots = (HasShots() ? Fact.Measured(value: true, "this climb") : null).Or(facts.TriedShots),
            HeldOut = Fact.Measured(dataset[Split.Dev].Length + dataset[Split.Test].Length, "dev and test"),
            Test = Fact.Measured(dataset[Split.Test].Length, "frozen test"),
            Examples = Fact.Measured(dataset[Split.Train].Count(example => example.Expected is not null), "train"),
            Pairs = retrieval is null ? null : Fact.Measured(retrieval.Found, "questions of train and dev whose answer stands in one passage"),
            ChangesPerQuarter = changes.Or(facts.ChangesPerQuarter),
            FormatFailures = prompt is null ? null : FormatFailures(prompt),
            InputTokens = prompt is null ? null : InputTokens(prompt),
            Gains = Gains(),
        };
    }

    private bool HasShots() => contestants.Any(contestant =>
        contestant is { Answerer: PunctualAnswerer, Latest: not null, Candidate.Rung: RungKind.Prompt, Candidate.Simplicity: > 0 });

    private Known<double>? FormatFailures(Contestant prompt)
    {
        var answered = prompt.Test!.Attempts.Where(attempt => attempt.Output is not null).ToArray();
        if (answered.Length == 0 || context.Task.Output is OutputKind.Text)
        {
            return null;
        }

        var labels = context.Dataset[Split.Train].Select(example => example.Expected).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var broken = answered.Count(attempt => !IsUsable(attempt.Output!, labels));
        return Fact.Measured((double)broken / answered.Length, $"'{prompt.Candidate.Name}', {answered.Length} answers");
    }

    private bool IsUsable(string output, HashSet<string> labels)
    {
        if (context.Task.Output is OutputKind.Label)
        {
            return labels.Count == 0 || labels.Contains(output.Trim());
        }

        try
        {
            using var parsed = JsonDocument.Parse(output);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Known<double>? InputTokens(Contestant prompt)
    {
        double[] tokens = [.. prompt.Test!.Attempts.Where(attempt => attempt.Tokens.AllInput > 0).Select(attempt => (double)attempt.Tokens.AllInput)];
        return tokens.Length == 0 ? null : Fact.Measured(tokens.Average(), $"'{prompt.Candidate.Name}', mean of {tokens.Length} calls");
    }

    /// <summary>The best candidate of each remedy against the best of the remedies below.</summary>
    private ImmutableSortedDictionary<Remedy, DifferenceEstimate> Gains()
    {
        var gains = ImmutableSortedDictionary.CreateBuilder<Remedy, DifferenceEstimate>();
        foreach (var remedy in new[] { Remedy.Retrieval, Remedy.TunedRetriever, Remedy.FineTuning, Remedy.Distillation })
        {
            var best = _finalists.Where(finalist => RemedyOf(finalist.Candidate) == remedy).MaxBy(Value);
            var below = _finalists.Where(finalist => RemedyOf(finalist.Candidate) < remedy).MaxBy(Value);
            if (best is not null && below is not null && best.Test!.Minus(below.Test!, context.Policy.Confidence) is { } gain)
            {
                gains.Add(remedy, gain);
            }
        }

        return gains.ToImmutable();
    }

    private static Remedy? RemedyOf(Candidate candidate) => candidate.Rung switch
    {
        RungKind.Prompt => Remedy.Prompting,
        RungKind.Retrieve or RungKind.Tune when candidate.Approach is Approach.EmbeddingTuning => Remedy.TunedRetriever,
        RungKind.Retrieve => Remedy.Retrieval,
        RungKind.Tune => Remedy.FineTuning,
        RungKind.Distill => Remedy.Distillation,
        _ => null,
    };

    private double Value(Contestant contestant) => contestant.Test!.Quality(context.Policy.Confidence)!.Value.Value;
}
