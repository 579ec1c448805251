using System.Globalization;

namespace Rung.Retrieval.Safety.Filtering;

/// <summary>
/// Reads from a regular expression which strings every match of it holds. Knows as much of the language as the signs use; what it
/// does not know it takes for anything, so that a filter made of it lets too much pass and never too little.
/// </summary>
internal sealed class PatternReader
{
    private const string Unknown = "dDwWsSpP";

    private readonly string _pattern;
    private int _at;

    private PatternReader(string pattern) => _pattern = pattern;

    /// <summary>For each set: a match holds at least one of its strings. None: nothing is known.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> NeededBy(string pattern)
    {
        try
        {
            var reader = new PatternReader(pattern);
            var literals = reader.Alternatives();
            return reader._at == pattern.Length ? literals.Factors : [];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private bool Has(char character) => _at < _pattern.Length && _pattern[_at] == character;

    private Literals Alternatives()
    {
        List<Literals> parts = [Sequence()];
        while (Has('|'))
        {
            _at++;
            parts.Add(Sequence());
        }

        return parts.Count == 1 ? parts[0] : Literals.Either(parts);
    }

    private Literals Sequence()
    {
        var parts = new List<Literals>();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            parts.Add(Counted(Atom()));
        }

        return Literals.Joined(parts);
    }

    private Literals Atom() => _pattern[_at++] switch
    {
        '(' => Group(),
        '[' => Class(),
        '\\' => Escape(),
        '.' => Literals.Anything,
        '^' or '$' => Literals.Nothing,
        var character => Literals.Of(character.ToString()),
    };

    private Literals Group()
    {
        var isAround = false;
        if (Has('?'))
        {
            var opening = _pattern.AsSpan(_at);
            isAround = opening.StartsWith("?=") || opening.StartsWith("?!") || opening.StartsWith("?<=") || opening.StartsWith("?<!");
            _at += opening.StartsWith("?:") || opening.StartsWith("?=") || opening.StartsWith("?!") ? 2
                : isAround ? 3
                : throw new FormatException();
        }

        var inner = Alternatives();
        _at += Has(')') ? 1 : throw new FormatException();
        return isAround ? Literals.Nothing : inner;
    }

    private Literals Escape() => _pattern[_at++] switch
    {
        'b' => Literals.Of(Literals.Edge.ToString()),
        'n' => Literals.Of("\n"),
        't' => Literals.Of("\t"),
        var known when Unknown.Contains(known, StringComparison.Ordinal) => Literals.Anything,
        var sign when !char.IsAsciiLetterOrDigit(sign) => Literals.Of(sign.ToString()),
        _ => throw new FormatException(),
    };

    /// <summary>A few characters are known one by one; ranges and what is not are not.</summary>
    private Literals Class()
    {
        var (members, isKnown) = (new List<string>(), !Has('^'));
        for (var first = true; first || !Has(']'); first = false)
        {
            isKnown &= _pattern[_at] is not '\\' || !char.IsAsciiLetterOrDigit(_pattern[_at + 1]);
            _at += _pattern[_at] is '\\' ? 1 : 0;
            members.Add(_pattern[_at++].ToString());
            isKnown &= !Has('-') || _pattern[_at + 1] is ']';
        }

        _at++;
        return isKnown ? Literals.Of([.. members]) : Literals.Anything;
    }

    private Literals Counted(Literals part)
    {
        var (least, most) = Count();
        _at += (least, most) != (1, 1) && Has('?') ? 1 : 0;
        return Literals.Repeated(part, least, most);
    }

    private (int Least, int Most) Count()
    {
        if (_at >= _pattern.Length || _pattern[_at] is not ('?' or '*' or '+' or '{'))
        {
            return (1, 1);
        }

        switch (_pattern[_at++])
        {
            case '?':
                return (0, 1);
            case '*':
                return (0, int.MaxValue);
            case '+':
                return (1, int.MaxValue);
        }

        var end = _pattern.IndexOf('}', _at);
        var bounds = _pattern[_at..end].Split(',');
        _at = end + 1;
        var least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
        return (least, bounds.Length == 1 ? least : bounds[1].Length == 0 ? int.MaxValue : int.Parse(bounds[1], CultureInfo.InvariantCulture));
    }
}
