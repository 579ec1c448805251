namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>What both matchers ask of a place in the text without moving on.</summary>
internal static class PatternPlace
{
    public static bool Holds(PatternOp op, ReadOnlySpan<char> text, int position) => op.Code == PatternOpCode.Look
        ? (op.IsBehind ? IsBehind(op.Set!, text, position) : op.Set!.Match(text, position) > 0) != op.IsNegated
        : Holds(op.Assertion, text, position);

    /// <summary>The units of the character before the position: 2 for a surrogate pair.</summary>
    public static int UnitsBefore(ReadOnlySpan<char> text, int position) =>
        position > 1 && char.IsLowSurrogate(text[position - 1]) && char.IsHighSurrogate(text[position - 2]) ? 2 : 1;

    /// <summary>The units of the character at the position.</summary>
    public static int UnitsAt(ReadOnlySpan<char> text, int position) =>
        position + 1 < text.Length && char.IsHighSurrogate(text[position]) && char.IsLowSurrogate(text[position + 1]) ? 2 : 1;

    private static bool Holds(Assertion assertion, ReadOnlySpan<char> text, int position) => assertion switch
    {
        Assertion.TextStart => position == 0,
        Assertion.TextEnd => position == text.Length,
        Assertion.TextEndOrLastNewline => position == text.Length || (position == text.Length - 1 && text[position] == '\n'),
        Assertion.LineStart => position == 0 || text[position - 1] == '\n',
        Assertion.LineEnd => position == text.Length || text[position] == '\n',
        Assertion.WordBoundary => IsBoundary(text, position),
        Assertion.NoWordBoundary => !IsBoundary(text, position),
        _ => false,
    };

    private static bool IsBoundary(ReadOnlySpan<char> text, int position) =>
        IsBehind(RuneSets.Words, text, position) != (RuneSets.Words.Match(text, position) > 0);

    private static bool IsBehind(RuneSet set, ReadOnlySpan<char> text, int position) =>
        position > 0 && set.Match(text, position - UnitsBefore(text, position)) > 0;
}
