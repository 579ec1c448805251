namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>One instruction of a compiled pattern.</summary>
/// <param name="Code">What to do.</param>
/// <param name="X">Split and jump: where to go (first). Loop: the least count.</param>
/// <param name="Y">Split: where to go if that fails. Loop: the most.</param>
/// <param name="Set">The characters it is about.</param>
/// <param name="Kind">Loop: whether it gives back.</param>
/// <param name="Assertion">The place it asks for.</param>
/// <param name="IsBehind">Look: at the last character, not the next.</param>
/// <param name="IsNegated">Look: it must not be of the set.</param>
internal sealed record PatternOp(
    PatternOpCode Code,
    int X = 0,
    int Y = 0,
    RuneSet? Set = null,
    RepeatKind Kind = RepeatKind.Greedy,
    Assertion Assertion = Assertion.TextStart,
    bool IsBehind = false,
    bool IsNegated = false);
