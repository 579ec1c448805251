namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>
/// Reads the regular expressions that tokenizers are published with (Oniguruma's and Rust's dialect): literals, classes,
/// properties, groups with inline flags, alternation, greedy, lazy and possessive repetition, looking at one character ahead
/// or behind, anchors. What would break the promise of linear time (back references, wide lookaround) is refused.
/// </summary>
internal sealed class PatternParser
{
    private const int DeepestGroup = 100;
    private const int MostRepeats = 1000;

    private readonly string _pattern;
    private readonly PatternClassParser _classes;
    private int _position;
    private int _depth;
    private bool _ignoresCase;

    private PatternParser(string pattern)
    {
        _pattern = pattern;
        _classes = new PatternClassParser(pattern);
    }

    public static PatternNode Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        var node = parser.ParseChoice();
        return parser._position == pattern.Length ? node : throw parser.Wrong("a ')' without its '('.");
    }

    private PatternNode ParseChoice()
    {
        if (++_depth > DeepestGroup)
        {
            throw Wrong($"groups are nested more than {DeepestGroup} deep.");
        }

        List<PatternNode> options = [ParseSequence()];
        while (TryTake('|'))
        {
            options.Add(ParseSequence());
        }

        _depth--;
        return options is [var only] ? only : new PatternNode.Choice(options);
    }

    private PatternNode ParseSequence()
    {
        var parts = new List<PatternNode>();
        while (_position < _pattern.Length && _pattern[_position] is not ('|' or ')'))
        {
            var start = _position;
            parts.Add(ParseRepeats(ParseAtom(), start));
        }

        return parts is [var only] ? only : new PatternNode.Sequence(parts);
    }

    private PatternNode ParseRepeats(PatternNode atom, int start)
    {
        while (TryTakeBounds(out var least, out var most))
        {
            if (atom is PatternNode.Look or PatternNode.Assert)
            {
                throw Wrong("a place cannot be repeated.");
            }

            var kind = TryTake('?') ? RepeatKind.Lazy : TryTake('+') ? RepeatKind.Possessive : RepeatKind.Greedy;
            if (kind == RepeatKind.Possessive && atom is not PatternNode.OneOf)
            {
                _position = start;
                throw Wrong("only a single character or class can be repeated possessively.");
            }

            atom = new PatternNode.Repeat(atom, least, most, kind);
        }

        return atom;
    }

    private bool TryTakeBounds(out int least, out int? most)
    {
        (least, most) = (0, null);
        switch (Peek())
        {
            case '*':
                break;
            case '+':
                least = 1;
                break;
            case '?':
                most = 1;
                break;
            case '{' when PatternBounds.TryRead(_pattern, ref _position, out least, out most):
                return least <= MostRepeats && !(most > MostRepeats) && !(most < least)
                    ? true
                    : throw Wrong($"a repetition is from a smaller to a larger number, and {MostRepeats} at most.");
            default:
                return false;
        }

        _position++;
        return true;
    }

    private PatternNode ParseAtom()
    {
        switch (_pattern[_position])
        {
            case '(':
                _position++;
                return ParseGroup();
            case '[':
                return new PatternNode.OneOf(_classes.Parse(ref _position, _ignoresCase));
            case '.':
                _position++;
                return new PatternNode.OneOf(RuneSets.NotNewline);
            case '^':
                _position++;
                return new PatternNode.Assert(Assertion.LineStart);
            case '$':
                _position++;
                return new PatternNode.Assert(Assertion.LineEnd);
            case '\\' when AssertionAt(_position + 1) is { } assertion:
                _position += 2;
                return new PatternNode.Assert(assertion);
            case '*' or '+' or '?':
                throw Wrong("nothing stands before it to repeat.");
            default:
                return new PatternNode.OneOf(_classes.ParseOne(ref _position, _ignoresCase));
        }
    }

    private Assertion? AssertionAt(int position) => position >= _pattern.Length ? null : _pattern[position] switch
    {
        'A' => Assertion.TextStart,
        'z' => Assertion.TextEnd,
        'Z' => Assertion.TextEndOrLastNewline,
        'b' => Assertion.WordBoundary,
        'B' => Assertion.NoWordBoundary,
        _ => null,
    };

    private PatternNode ParseGroup()
    {
        var start = _position - 1;
        var before = _ignoresCase;
        if (!TryTake('?'))
        {
            return Closed(ParseChoice(), before);
        }

        if (TryTake(':'))
        {
            return Closed(ParseChoice(), before);
        }

        if (TryTake('>'))
        {
            return Atomic(Closed(ParseChoice(), before), start);
        }

        var isBehind = TryTake('<');
        if (Peek() is '=' or '!')
        {
            var isNegated = _pattern[_position++] == '!';
            return Look(Closed(ParseChoice(), before), isBehind, isNegated, start);
        }

        return isBehind ? ParseNamed(before) : ParseFlags(before);
    }

    private PatternNode ParseNamed(bool before)
    {
        var end = _pattern.IndexOf('>', _position);
        _position = end < 0 ? throw Wrong("the name of a group does not end.") : end + 1;
        return Closed(ParseChoice(), before);
    }

    // (?i) holds to the end of the group that it stands in, (?i:…) for its own.
    private PatternNode ParseFlags(bool before)
    {
        var isOn = true;
        for (; Peek() is 'i' or '-'; _position++)
        {
            isOn = Peek() != '-' && isOn;
            _ignoresCase = Peek() == 'i' ? isOn : _ignoresCase;
        }

        if (TryTake(')'))
        {
            return ParseChoice();
        }

        return TryTake(':') ? Closed(ParseChoice(), before) : throw Wrong("a group of a kind that is not known; of the flags only i is.");
    }

    private PatternNode Closed(PatternNode node, bool ignoresCase)
    {
        _ignoresCase = ignoresCase;
        return TryTake(')') ? node : throw Wrong("a '(' without its ')'.");
    }

    private PatternNode Atomic(PatternNode body, int start)
    {
        _position = body is PatternNode.OneOf or PatternNode.Repeat { Body: PatternNode.OneOf } ? _position : start;
        return body switch
        {
            PatternNode.OneOf => body,
            PatternNode.Repeat { Body: PatternNode.OneOf, Kind: not RepeatKind.Lazy } repeat => repeat with { Kind = RepeatKind.Possessive },
            _ => throw Wrong("an atomic group may hold one repeated character or class and nothing more."),
        };
    }

    private PatternNode.Look Look(PatternNode body, bool isBehind, bool isNegated, int start)
    {
        if (body is PatternNode.OneOf one)
        {
            return new PatternNode.Look(one.Set, isBehind, isNegated);
        }

        _position = start;
        throw Wrong("looking ahead or behind goes as far as one character or class.");
    }

    private int Peek() => _position < _pattern.Length ? _pattern[_position] : -1;

    private bool TryTake(char expected)
    {
        var isThere = Peek() == expected;
        _position += isThere ? 1 : 0;
        return isThere;
    }

    private PatternException Wrong(string problem) => new(_pattern, Math.Min(_position, _pattern.Length), problem);
}
