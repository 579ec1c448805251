namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>A pattern as a tree.</summary>
internal abstract record PatternNode
{
    /// <summary>One character of a set.</summary>
    internal sealed record OneOf(RuneSet Set) : PatternNode;

    /// <summary>One after the other; none at all is the empty pattern.</summary>
    internal sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>The first that leads to a match.</summary>
    internal sealed record Choice(IReadOnlyList<PatternNode> Options) : PatternNode;

    /// <summary>Several times; <see cref="Most"/> is none where there is no limit.</summary>
    internal sealed record Repeat(PatternNode Body, int Least, int? Most, RepeatKind Kind) : PatternNode;

    /// <summary>The next (or last) character is, or is not, of a set; nothing is consumed.</summary>
    internal sealed record Look(RuneSet Set, bool IsBehind, bool IsNegated) : PatternNode;

    /// <summary>A place in the text.</summary>
    internal sealed record Assert(Assertion Assertion) : PatternNode;
}
