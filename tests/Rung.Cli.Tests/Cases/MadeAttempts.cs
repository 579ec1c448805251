using System.Text.Json;
using Rung.Core.Statistics;
using YamlDotNet.RepresentationModel;

namespace Rung.Cli.Tests.Cases;

/// <summary>The attempts on test of a candidate that a story tells of, as a file of recorded attempts.</summary>
internal sealed class MadeAttempts(YamlMappingNode candidate, int number, MadeExamples examples, int groupSize)
{
    private const double UsualSwaps = 0.04;
    private const double Percentile = 0.95;
    private const ulong Seed = 1;
    private const int DifficultyStream = 0;
    private const int OrderStream = 1;
    private const int FirstWhimStream = 2;

    public string Of(string split, int count)
    {
        var isRight = Outcomes(count);
        var broken = (int)Math.Round((candidate.Number("broken") ?? 0) * count);
        var order = Shuffled(count, OrderStream);
        return string.Concat(Enumerable.Range(0, count).Select(i =>
        {
            // Broken answers are among the wrong ones.
            var isBroken = !isRight[i] && broken-- > 0;
            return Line(MadeExamples.IdOf(split, i), isBroken ? "I am sorry, but" : examples.Answer(i, isRight[i]), isRight[i], (order[i] + 0.5) / count) + "\n";
        }));
    }

    /// <summary>
    /// What is easy is easy for all candidates, but for a share of each outcome (<c>swaps</c>) that this one exchanges: so
    /// two candidates differ by more than their qualities do. Groups are right or wrong as a whole.
    /// </summary>
    private bool[] Outcomes(int count)
    {
        var groups = (count + groupSize - 1) / groupSize;
        var right = (int)Math.Round(candidate.Number("right")!.Value * groups);
        var swaps = Math.Min((int)Math.Round((candidate.Number("swaps") ?? UsualSwaps) * groups), Math.Min(right, groups - right));
        var difficulty = Shuffled(groups, DifficultyStream);
        var byWhim = Shuffled(groups, FirstWhimStream + number);
        var exchanged = Enumerable.Range(0, groups)
            .GroupBy(group => difficulty[group] < right)
            .SelectMany(outcome => outcome.OrderBy(group => byWhim[group]).Take(swaps))
            .ToHashSet();
        return [.. Enumerable.Range(0, count).Select(i => i / groupSize).Select(group => (difficulty[group] < right) != exchanged.Contains(group))];
    }

    /// <param name="id">Of the example.</param>
    /// <param name="output">What the candidate answered.</param>
    /// <param name="isRight">Whether it is right.</param>
    /// <param name="place">Where it lies between the quickest and cheapest (0) and the slowest and dearest (1).</param>
    private string Line(string id, string output, bool isRight, double place)
    {
        var line = new Dictionary<string, object> { ["id"] = id, ["output"] = output, ["correct"] = isRight ? 1 : 0 };
        if (candidate.Number("p95") is { } p95)
        {
            line["latencyMs"] = p95 * (0.4 + (0.6 * Math.Min(1, place / Percentile)));
        }

        if (candidate.Number("cost") is { } perThousand)
        {
            line["costUsd"] = Math.Round((decimal)(perThousand / 1000 * (0.5 + place)), 12);
        }

        if (candidate.Number("input_tokens") is { } tokens)
        {
            line["inputTokens"] = tokens;
        }

        return JsonSerializer.Serialize(line);
    }

    private static int[] Shuffled(int count, int stream)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        SplitMix64.Derive(Seed, (ulong)stream).Shuffle(order.AsSpan());
        return order;
    }
}
