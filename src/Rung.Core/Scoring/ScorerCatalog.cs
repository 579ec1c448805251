using Rung.Core.Data;

namespace Rung.Core.Scoring;

/// <summary>The metrics that a task can name.</summary>
public static class ScorerCatalog
{
    /// <summary>Makes the scorer of a metric.</summary>
    /// <param name="metric">For example <c>accuracy</c>.</param>
    /// <param name="output">Decides what equality means: JSON values are compared as values.</param>
    /// <param name="normalization">What text metrics overlook.</param>
    /// <param name="pattern">For <c>regex</c>: the pattern, or <see langword="null"/> for each example's own.</param>
    /// <exception cref="ScoringException">The metric is unknown, or its pattern is not a regular expression.</exception>
    public static IScorer Create(string metric, OutputKind output, TextNormalization normalization, string? pattern) => metric switch
    {
        "accuracy" => new ExactScorer("accuracy", normalization),
        "macro-f1" => new MacroF1Scorer(normalization),
        "exact" when output is OutputKind.Json or OutputKind.ToolCall => new JsonExactScorer(),
        "exact" => new ExactScorer("exact", normalization),
        "token-f1" => new TokenF1Scorer(),
        "contains" => new ContainsScorer(normalization),
        "regex" => new RegexScorer(pattern, normalization?.MatchesCase ?? false),
        _ => throw new ScoringException(
            $"The metric '{metric}' is unknown. Choose accuracy, macro-f1, exact, token-f1, contains or regex."),
    };
}
