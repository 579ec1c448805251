using System.Collections.Immutable;

namespace Rung.Engine.PersonalData.Operators;

/// <summary>What is scrubbed, and how.</summary>
public sealed record ScrubOptions
{
    /// <summary>For every type that <see cref="OperatorOf"/> does not name. Default: <see cref="ScrubOperator.Replace"/>.</summary>
    public ScrubOperator Operator { get; init; } = ScrubOperator.Replace;

    /// <summary>Other operators for single types. Default: none.</summary>
    public ImmutableDictionary<string, ScrubOperator> OperatorOf { get; init; } = [];

    /// <summary>What is looked for. Default: everything.</summary>
    public ImmutableHashSet<string> Types { get; init; } = [.. PersonalTypes.All];

    /// <summary>The least score of a span, in [0, 1]. Default: 0, all of them.</summary>
    public double LeastScore { get; init; }

    /// <summary>
    /// What surrogates and hashes hang on, at least 16 bytes: with the same key the same person gets the same surrogate in
    /// every file. Who has the key can test a guess, so it belongs where other keys are.
    /// </summary>
    public required ImmutableArray<byte> Key { get; init; }

    /// <summary>Whether a span is to be scrubbed.</summary>
    internal bool Includes(PersonalSpan span) => Types.Contains(span.Type) && span.Score >= LeastScore;
}
