namespace Rung.Engine.Checking.Profiles;

/// <summary>How many tokens inputs may have for a model. Never counted: estimated by a rule, or unknown.</summary>
/// <param name="Model">The name in <c>rung.yaml</c>.</param>
/// <param name="Estimated">By <see cref="Rule"/>; <see langword="null"/> is unknown.</param>
/// <param name="Total">The sum over the inputs; <see langword="null"/> is unknown.</param>
/// <param name="Note">The rule and its source, or why nothing is known.</param>
internal sealed record TokenEstimate(string Model, Quantiles? Estimated, long? Total, string Note)
{
    /// <summary>Bytes of UTF-8 to a token.</summary>
    public const int BytesPerToken = 4;

    /// <summary>The share of Latin letters below which the rule says nothing.</summary>
    public const double LeastLatin = 0.9;

    public const string Rule = "estimated: one token for four bytes of UTF-8 (OpenAI's rule of thumb for English, \"What are tokens and how to count them?\", help.openai.com); right to a factor of two for European languages";

    public const string Unknown = "unknown: the rule of four bytes a token holds for Latin script only, and fewer than 9 in 10 letters are Latin";
}
