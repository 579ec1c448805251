using System.Globalization;
using System.Text;

namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>Reads what stands for one character: a literal, an escape, a class in brackets with ranges and intersections.</summary>
internal sealed class PatternClassParser(string pattern)
{
    private const int DeepestClass = 20;

    private int _depth;

    /// <summary>Reads a class; <paramref name="position"/> is at its bracket, and afterwards behind it.</summary>
    public RuneSet Parse(ref int position, bool ignoresCase)
    {
        var start = position++;
        if (++_depth > DeepestClass)
        {
            throw Wrong(start, $"classes are nested more than {DeepestClass} deep.");
        }

        var isNegated = position < pattern.Length && pattern[position] == '^';
        position += isNegated ? 1 : 0;
        var members = new List<RuneSet>();
        RuneSet? crossed = null;
        for (var isFirst = true; isFirst || Current(position, start) != ']'; isFirst = false)
        {
            if (Current(position, start) == '&' && position + 1 < pattern.Length && pattern[position + 1] == '&')
            {
                position += 2;
                crossed = Cross(crossed, members);
                members = [];
            }
            else
            {
                members.Add(ParseMember(ref position, ignoresCase));
            }
        }

        position++;
        _depth--;
        var set = Cross(crossed, members);
        return isNegated ? set.Negated() : set;
    }

    /// <summary>Reads a literal or an escape outside of brackets.</summary>
    public RuneSet ParseOne(ref int position, bool ignoresCase)
    {
        if (pattern[position] == '\\' && TrySet(ref position) is { } set)
        {
            return set;
        }

        var rune = ParseRune(ref position);
        return ignoresCase ? RuneSets.IgnoringCase(rune) : RuneSets.Range((rune.Value, rune.Value));
    }

    private static RuneSet Cross(RuneSet? crossed, List<RuneSet> members)
    {
        var any = RuneSet.Any([.. members]);
        return crossed?.And(any) ?? any;
    }

    private char Current(int position, int start) =>
        position < pattern.Length ? pattern[position] : throw Wrong(start, "a '[' without its ']'.");

    private RuneSet ParseMember(ref int position, bool ignoresCase)
    {
        if (pattern[position] == '[')
        {
            return pattern.AsSpan(position).StartsWith("[:") ? ParsePosix(ref position) : Parse(ref position, ignoresCase);
        }

        if (pattern[position] == '\\' && TrySet(ref position) is { } set)
        {
            return set;
        }

        var start = position;
        var first = ParseRune(ref position);
        if (position + 1 >= pattern.Length || pattern[position] != '-' || pattern[position + 1] is ']' or '[')
        {
            return ignoresCase ? RuneSets.IgnoringCase(first) : RuneSets.Range((first.Value, first.Value));
        }

        position++;
        var last = ParseRune(ref position);
        if (last < first)
        {
            throw Wrong(start, "a range runs from the smaller to the larger.");
        }

        return ignoresCase ? FoldedRange(first, last) : RuneSets.Range((first.Value, last.Value));
    }

    private static RuneSet FoldedRange(Rune first, Rune last)
    {
        var plain = RuneSets.Range((first.Value, last.Value));
        return new RuneSet(rune =>
            plain.Contains(rune) || plain.Contains(Rune.ToLowerInvariant(rune)) || plain.Contains(Rune.ToUpperInvariant(rune)));
    }

    private RuneSet ParsePosix(ref int position)
    {
        var start = position;
        var end = pattern.IndexOf(":]", position, StringComparison.Ordinal);
        var name = end < 0 ? "" : pattern[(position + 2)..end];
        position = end + 2;
        return name switch
        {
            "alpha" => RuneSets.Property("Alphabetic")!,
            "digit" => RuneSets.Digits,
            "space" => RuneSets.Whitespace,
            "upper" => RuneSets.Property("Lu")!,
            "lower" => RuneSets.Property("Ll")!,
            "punct" => RuneSets.Property("P")!,
            "word" => RuneSets.Words,
            _ => throw Wrong(start, $"the class '[:{name}:]' is not known."),
        };
    }

    private RuneSet? TrySet(ref int position)
    {
        var kind = position + 1 < pattern.Length ? pattern[position + 1] : '\0';
        var set = kind switch
        {
            's' => RuneSets.Whitespace,
            'S' => RuneSets.Whitespace.Negated(),
            'd' => RuneSets.Digits,
            'D' => RuneSets.Digits.Negated(),
            'w' => RuneSets.Words,
            'W' => RuneSets.Words.Negated(),
            'h' => RuneSets.Range(('0', '9'), ('a', 'f'), ('A', 'F')),
            _ => null,
        };
        if (kind is 'p' or 'P')
        {
            return ParseProperty(ref position, isNegated: kind == 'P');
        }

        position += set is null ? 0 : 2;
        return set;
    }

    private RuneSet ParseProperty(ref int position, bool isNegated)
    {
        var start = position;
        position += 2;
        var name = position < pattern.Length ? pattern[position..(position + 1)] : "";
        var end = name == "{" ? pattern.IndexOf('}', position) : position;
        if (end > position)
        {
            name = pattern[(position + 1)..end];
        }

        position = end + 1;
        isNegated ^= name.StartsWith('^');
        var set = RuneSets.Property(name.TrimStart('^')) ?? throw Wrong(start, $"the property '{name}' is not known.");
        return isNegated ? set.Negated() : set;
    }

    private Rune ParseRune(ref int position)
    {
        if (pattern[position] == '\\')
        {
            return ParseEscape(ref position);
        }

        if (!Rune.TryGetRuneAt(pattern, position, out var rune))
        {
            throw Wrong(position, "half a surrogate pair.");
        }

        position += rune.Utf16SequenceLength;
        return rune;
    }

    private Rune ParseEscape(ref int position)
    {
        var start = position++;
        var escaped = position < pattern.Length ? pattern[position++] : throw Wrong(start, "a '\\' with nothing behind it.");
        return escaped switch
        {
            'n' => new Rune('\n'),
            'r' => new Rune('\r'),
            't' => new Rune('\t'),
            'f' => new Rune('\f'),
            'v' => new Rune('\v'),
            'a' => new Rune('\a'),
            'e' => new Rune('\u001B'),
            '0' => new Rune('\0'),
            'x' or 'u' => ParseHex(ref position, digits: escaped == 'x' ? 2 : 4, start),
            _ when char.IsAsciiLetterOrDigit(escaped) => throw Wrong(start, $"the escape '\\{escaped}' is not supported."),
            _ when char.IsSurrogate(escaped) => throw Wrong(start, "only a character of one unit can be escaped."),
            _ => new Rune(escaped),
        };
    }

    private Rune ParseHex(ref int position, int digits, int start)
    {
        var isBraced = position < pattern.Length && pattern[position] == '{';
        var end = isBraced ? pattern.IndexOf('}', position) : Math.Min(pattern.Length, position + digits);
        var text = end < 0 ? "" : pattern[(position + (isBraced ? 1 : 0))..end];
        if (!int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point) || !Rune.IsValid(point))
        {
            throw Wrong(start, "a character is written in hexadecimal digits, as \\x41, \\u0041 or \\x{1F600}.");
        }

        position = end + (isBraced ? 1 : 0);
        return new Rune(point);
    }

    private PatternException Wrong(int position, string problem) => new(pattern, position, problem);
}
