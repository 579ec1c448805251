namespace Rung.Retrieval.Safety.Filtering;

/// <summary>
/// Tells in one pass over a text which patterns can match it at all, by strings that their matches must hold. Patterns that need
/// nothing always can. Safe for concurrent calls.
/// </summary>
internal sealed class SignFilter
{
    private readonly LiteralAutomaton _automaton;
    private readonly List<Literal> _literals = [];
    private readonly UInt128[] _needs;
    private readonly int _factors;

    /// <param name="patterns">The patterns.</param>
    public SignFilter(IReadOnlyList<string> patterns)
    {
        _needs = new UInt128[patterns.Count];
        var known = new Dictionary<string, Literal>(StringComparer.Ordinal);
        foreach (var (i, pattern) in patterns.Index())
        {
            // The most telling of the sets; two say nearly as much as all.
            foreach (var factor in PatternReader.NeededBy(pattern).OrderByDescending(set => set.Min(text => text.Length)).Take(MostFactors))
            {
                if (_factors == 128)
                {
                    break;
                }

                _needs[i] |= UInt128.One << _factors;
                foreach (var text in factor)
                {
                    Add(known, text, UInt128.One << _factors);
                }

                _factors++;
            }
        }

        _automaton = new LiteralAutomaton([.. _literals.Select(literal => literal.Text)]);
    }

    private const int MostFactors = 2;

    /// <summary>The numbers of the patterns that can match.</summary>
    /// <param name="text">The text.</param>
    /// <param name="able">Receives them, in their order; room for all.</param>
    /// <returns>How many.</returns>
    public int Find(ReadOnlySpan<char> text, Span<int> able)
    {
        var there = UInt128.Zero;
        var state = LiteralAutomaton.Start;
        for (var i = 0; i < text.Length; i++)
        {
            state = _automaton.Next(state, text[i]);
            foreach (var number in _automaton.FoundAt(state))
            {
                var literal = _literals[number];
                there |= literal.StandsAt(text, i + 1) ? literal.Factors : UInt128.Zero;
            }
        }

        var count = 0;
        for (var pattern = 0; pattern < _needs.Length; pattern++)
        {
            if ((_needs[pattern] & ~there) == UInt128.Zero)
            {
                able[count++] = pattern;
            }
        }

        return count;
    }

    private void Add(Dictionary<string, Literal> known, string text, UInt128 factor)
    {
        if (!known.TryGetValue(text, out var literal))
        {
            known[text] = literal = new Literal(text);
            _literals.Add(literal);
        }

        literal.Factors |= factor;
    }

    private sealed class Literal(string edged)
    {
        private readonly bool _beginsWord = edged[0] == Literals.Edge;
        private readonly bool _endsWord = edged[^1] == Literals.Edge;

        public string Text { get; } = edged.Replace(Literals.Edge.ToString(), "", StringComparison.Ordinal);

        /// <summary>The sets that it is in.</summary>
        public UInt128 Factors { get; set; }

        /// <summary>Whether its borders can be those of words: a letter or digit of ASCII beside another one is none for sure.</summary>
        public bool StandsAt(ReadOnlySpan<char> text, int end)
        {
            var start = end - Text.Length;
            var isInside = _beginsWord && start > 0 && IsOfWord(Text[0]) && IsOfWord(text[start - 1]);
            return !isInside && !(_endsWord && end < text.Length && IsOfWord(Text[^1]) && IsOfWord(text[end]));
        }

        private static bool IsOfWord(char character) => char.IsAsciiLetterOrDigit(character);
    }
}
