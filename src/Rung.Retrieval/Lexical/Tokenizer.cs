using System.Buffers;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Cuts a text into tokens. A token is a run of letters, digits and marks; an apostrophe between two letters and a point or comma
/// between two digits belong to it (<c>patient's</c>, <c>O’Neill</c>, <c>3.5</c>, <c>1,000</c>), a hyphen or underscore does not
/// (<c>COVID-19</c> is two). Scripts without spaces (Han, Kana, Hangul) give every two neighbours, overlapping; a lone one stands
/// alone. No token is longer than <see cref="LongestToken"/>: a longer run is cut.
/// </summary>
internal ref struct Tokenizer(ReadOnlySpan<char> text)
{
    /// <summary>In UTF-16 units.</summary>
    public const int LongestToken = 200;

    private static readonly SearchValues<char> AsciiLettersAndDigits =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private readonly ReadOnlySpan<char> _text = text;
    private int _next;
    private int _secondIdeograph = -1;

    /// <summary>The token that <see cref="MoveNext"/> found.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    public bool MoveNext()
    {
        if (_secondIdeograph >= 0 && TryPair())
        {
            return true;
        }

        while (_next < _text.Length)
        {
            switch (CharacterClasses.Of(_text[_next..], out var length))
            {
                case CharacterClass.Letter or CharacterClass.Digit:
                    TakeWord();
                    return true;
                case CharacterClass.Ideograph:
                    TakeIdeograph(length);
                    return true;
                default:
                    _next += length;
                    break;
            }
        }

        return false;
    }

    private void TakeWord()
    {
        var start = _next;
        var last = TakeAscii();
        while (_next < _text.Length)
        {
            var kind = CharacterClasses.Of(_text[_next..], out var length);
            if (kind is CharacterClass.Other or CharacterClass.Ideograph && !Joins(last, _text[_next..]))
            {
                break;
            }

            if (_next + length - start > LongestToken)
            {
                break;
            }

            // A mark leaves the word as it was: "é" written as two characters is still a letter.
            last = kind is CharacterClass.Mark ? last : kind;
            _next += length;
        }

        Current = _text[start.._next];
    }

    // Most words are nothing but this. Returns the class of the last character.
    private CharacterClass TakeAscii()
    {
        var rest = _text[_next..];
        var length = rest.IndexOfAnyExcept(AsciiLettersAndDigits);
        length = Math.Min(length < 0 ? rest.Length : length, LongestToken);
        _next += length;
        return length == 0 ? CharacterClass.Other : CharacterClasses.Of(rest[(length - 1)..], out _);
    }

    private static bool Joins(CharacterClass last, ReadOnlySpan<char> rest)
    {
        if (rest.Length < 2)
        {
            return false;
        }

        return rest[0] switch
        {
            '\'' or '\u2019' => last is CharacterClass.Letter && CharacterClasses.Of(rest[1..], out _) is CharacterClass.Letter,
            '.' or ',' => last is CharacterClass.Digit && CharacterClasses.Of(rest[1..], out _) is CharacterClass.Digit,
            _ => false,
        };
    }

    private void TakeIdeograph(int length)
    {
        var start = _next;
        _next += length;
        if (_next < _text.Length && CharacterClasses.Of(_text[_next..], out var second) is CharacterClass.Ideograph)
        {
            _secondIdeograph = _next;
            _next += second;
        }

        Current = _text[start.._next];
    }

    // The pair of the last ideograph and the one behind it, if there is one.
    private bool TryPair()
    {
        var start = _secondIdeograph;
        _secondIdeograph = -1;
        if (_next >= _text.Length || CharacterClasses.Of(_text[_next..], out var length) is not CharacterClass.Ideograph)
        {
            return false;
        }

        _secondIdeograph = _next;
        _next += length;
        Current = _text[start.._next];
        return true;
    }
}
