using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Scoring;

namespace Rung.Engine.Reports;

/// <summary>A finalist's answers label by label, and which it took for which. Labels are compared as the metric compares them.</summary>
internal sealed record LabelTable
{
    /// <summary>Stands for every answer that is none of the expected labels.</summary>
    public const string Elsewhere = "(other)";

    private static readonly TextNormalization Normalization = new();

    public required string Candidate { get; init; }

    /// <summary>Worst F1 first.</summary>
    public required ImmutableArray<LabelRow> Rows { get; init; }

    /// <summary>How often an expected label was answered by another one, most often first.</summary>
    public required ImmutableArray<(string Expected, string Answered, int Count)> Confusions { get; init; }

    /// <summary><see langword="null"/> when the task has no labels or the candidate no attempts.</summary>
    public static LabelTable? Of(ReportSource source, string? candidate)
    {
        var attempts = source.Attempts.FirstOrDefault(attempts => attempts.Candidate == candidate);
        if (source.Result.Output is not OutputKind.Label || attempts is null)
        {
            return null;
        }

        var spelling = source.Test
            .Where(example => example.Expected is not null)
            .Select(example => example.Expected!)
            .GroupBy(Normalization.Apply, StringComparer.Ordinal)
            .ToDictionary(label => label.Key, label => label.Min(StringComparer.Ordinal)!, StringComparer.Ordinal);
        var expected = source.Test.ToDictionary(example => example.Id, example => example.Expected);
        var pairs = attempts.Attempts
            .Where(attempt => expected.GetValueOrDefault(attempt.Example) is not null)
            .Select(attempt => (
                Expected: spelling[Normalization.Apply(expected[attempt.Example]!)],
                Answered: spelling.GetValueOrDefault(Normalization.Apply(attempt.Output ?? ""), Elsewhere)))
            .ToArray();
        return new LabelTable
        {
            Candidate = attempts.Candidate,
            Rows = [.. Counted(spelling.Values, pairs).OrderBy(row => row.F1 ?? 0).ThenBy(row => row.Label, StringComparer.Ordinal)],
            Confusions = [.. Confused(pairs)],
        };
    }

    private static IEnumerable<LabelRow> Counted(IEnumerable<string> labels, (string Expected, string Answered)[] pairs)
    {
        var expected = pairs.CountBy(pair => pair.Expected, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var answered = pairs.CountBy(pair => pair.Answered, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var right = pairs.Where(pair => pair.Expected == pair.Answered)
            .CountBy(pair => pair.Expected, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return labels.Select(label => new LabelRow(
            label, expected.GetValueOrDefault(label), answered.GetValueOrDefault(label), right.GetValueOrDefault(label)));
    }

    private static IEnumerable<(string Expected, string Answered, int Count)> Confused((string Expected, string Answered)[] pairs) =>
        pairs
            .Where(pair => pair.Expected != pair.Answered)
            .CountBy(pair => pair)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key.Expected, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Answered, StringComparer.Ordinal)
            .Select(pair => (pair.Key.Expected, pair.Key.Answered, pair.Value));
}
