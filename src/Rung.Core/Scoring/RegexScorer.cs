using System.Text.RegularExpressions;
using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Core.Scoring;

/// <summary>1 when a regular expression matches somewhere in the answer, else 0. The pattern is the task's, or each example's own.</summary>
public sealed class RegexScorer : IScorer
{
    // Patterns come from files: one that backtracks for ever must not hang a climb.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Regex? _pattern;
    private readonly RegexOptions _options;

    /// <param name="pattern">The task's pattern; <see langword="null"/>: each example's expected output is its own.</param>
    /// <param name="matchesCase">Whether letters must agree in case.</param>
    /// <exception cref="ScoringException">The pattern is not a regular expression.</exception>
    public RegexScorer(string? pattern, bool matchesCase)
    {
        _options = RegexOptions.CultureInvariant | (matchesCase ? RegexOptions.None : RegexOptions.IgnoreCase);
        _pattern = pattern is null ? null : Compile(pattern, "The metric's pattern");
    }

    public string Name => "regex";

    public string Description =>
        (_pattern is null
            ? "0 or 1: the example's expected output, read as a regular expression, matches in the answer"
            : $"0 or 1: the regular expression {_pattern} matches in the answer")
        + (_options.HasFlag(RegexOptions.IgnoreCase) ? " (case ignored)." : " (case counts).")
        + " The metric is the mean.";

    public bool IsAdditive => true;

    public bool ReadsExpected => _pattern is null;

    public Score? Score(Example example, string answer)
    {
        ArgumentNullException.ThrowIfNull(example);
        if (_pattern is null && example.Expected is null)
        {
            return null;
        }

        var pattern = _pattern ?? Compile(example.Expected!, $"The expected output of example '{example.Id}'");
        try
        {
            return Scoring.Score.OfClaim(pattern.IsMatch(answer));
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new ScoringException(
                $"The regular expression {pattern} took longer than {Patience.TotalSeconds} s on one answer. Write it without nested repetition.", e);
        }
    }

    public ResampledStatistic Prepare(IReadOnlyList<ScoredAnswer> answers) => MeanScore.Prepare(answers);

    private Regex Compile(string pattern, string owner)
    {
        try
        {
            return new Regex(pattern, _options, Patience);
        }
        catch (ArgumentException e)
        {
            throw new ScoringException($"{owner} is not a regular expression: {e.Message}", e);
        }
    }
}
