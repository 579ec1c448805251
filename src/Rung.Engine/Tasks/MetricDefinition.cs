namespace Rung.Engine.Tasks;

/// <summary>The metric by name, with its options.</summary>
/// <param name="Name">For example <c>accuracy</c>.</param>
/// <param name="Pattern">For <c>regex</c>: what the answer must match; otherwise each example's expected output is the pattern.</param>
/// <param name="MatchesCase">Whether letters must match in case too; by default they need not.</param>
/// <param name="KeepsPunctuation">Whether punctuation counts for <c>exact</c>; by default it does.</param>
public sealed record MetricDefinition(
    string Name, string? Pattern = null, bool MatchesCase = false, bool KeepsPunctuation = true);
