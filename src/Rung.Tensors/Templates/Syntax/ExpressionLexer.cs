using System.Globalization;
using System.Text;

namespace Rung.Tensors.Templates.Syntax;

/// <summary>Cuts the inside of a tag into names, literals and operators.</summary>
internal sealed class ExpressionLexer(TemplateSource source, string close, List<Token> tokens, int position)
{
    private static readonly string[] Operators =
        ["**", "//", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "~", "<", ">", "=", "(", ")", "[", "]", "{", "}", ".", ",", ":", "|"];

    private readonly string _text = source.Text;
    private int _position = position;
    private int _open;

    /// <summary>A minus or plus before the end of the tag.</summary>
    public char ClosingSign { get; private set; }

    /// <summary>Reads to the end of the tag and gives its place.</summary>
    public int ReadToClose(int tag)
    {
        while (_position < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_position]))
            {
                _position++;
            }
            else if (IsClosed(out var place))
            {
                return place;
            }
            else
            {
                ReadToken();
            }
        }

        throw source.Wrong(tag, $"the tag does not end with '{close}'.");
    }

    private bool IsClosed(out int place)
    {
        var sign = _text[_position] is '-' or '+' ? 1 : 0;
        place = _position + sign;
        var isClosed = _open == 0 && string.CompareOrdinal(_text, place, close, 0, close.Length) == 0;
        ClosingSign = isClosed && sign > 0 ? _text[_position] : '\0';
        return isClosed;
    }

    private void ReadToken()
    {
        var start = _position;
        var first = _text[start];
        if (char.IsLetter(first) || first == '_')
        {
            Take(TokenKind.Name, static unit => char.IsLetterOrDigit(unit) || unit == '_');
        }
        else if (char.IsAsciiDigit(first))
        {
            ReadNumber();
        }
        else if (first is '\'' or '"')
        {
            ReadString(first);
        }
        else
        {
            ReadOperator();
        }
    }

    private void Take(TokenKind kind, Func<char, bool> belongs)
    {
        var start = _position;
        while (_position < _text.Length && belongs(_text[_position]))
        {
            _position++;
        }

        tokens.Add(new Token(kind, _text[start.._position], start));
    }

    private void ReadNumber()
    {
        var start = _position;
        var isFloat = false;
        while (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || _text[_position] == '_'))
        {
            _position++;
        }

        if (_position + 1 < _text.Length && _text[_position] == '.' && char.IsAsciiDigit(_text[_position + 1]))
        {
            isFloat = true;
            SkipDigits(1);
        }

        if (_position < _text.Length && _text[_position] is 'e' or 'E' && HasExponent(out var signs))
        {
            isFloat = true;
            SkipDigits(1 + signs);
        }

        var text = _text[start.._position].Replace("_", "", StringComparison.Ordinal);
        tokens.Add(new Token(isFloat ? TokenKind.Float : TokenKind.Integer, text, start));
    }

    private bool HasExponent(out int signs)
    {
        signs = _position + 1 < _text.Length && _text[_position + 1] is '+' or '-' ? 1 : 0;
        return _position + 1 + signs < _text.Length && char.IsAsciiDigit(_text[_position + 1 + signs]);
    }

    private void SkipDigits(int before)
    {
        _position += before;
        while (_position < _text.Length && char.IsAsciiDigit(_text[_position]))
        {
            _position++;
        }
    }

    private void ReadString(char quote)
    {
        var start = _position++;
        var value = new StringBuilder();
        while (_position < _text.Length && _text[_position] != quote)
        {
            if (_text[_position] == '\\')
            {
                ReadEscape(value);
            }
            else
            {
                value.Append(_text[_position++]);
            }
        }

        if (_position++ >= _text.Length)
        {
            throw source.Wrong(start, "the string does not end.");
        }

        tokens.Add(new Token(TokenKind.String, value.ToString(), start));
    }

    // As Python's: an escape that means nothing is itself.
    private void ReadEscape(StringBuilder value)
    {
        var start = _position++;
        var escaped = _position < _text.Length ? _text[_position++] : '\0';
        var plain = escaped switch
        {
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            'b' => "\b",
            'f' => "\f",
            'v' => "\v",
            'a' => "\a",
            '0' => "\0",
            '\n' => "",
            '\\' or '\'' or '"' => escaped.ToString(),
            'x' => ReadHex(start, digits: 2),
            'u' => ReadHex(start, digits: 4),
            'U' => ReadHex(start, digits: 8),
            _ => $"\\{escaped}",
        };
        value.Append(plain);
    }

    private string ReadHex(int start, int digits)
    {
        if (_position + digits > _text.Length
            || !int.TryParse(_text.AsSpan(_position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
            || point is < 0 or > 0x10FFFF)
        {
            throw source.Wrong(start, $"{digits} hexadecimal digits of a character are expected.");
        }

        _position += digits;
        return point is >= 0xD800 and < 0xE000 ? ((char)point).ToString() : char.ConvertFromUtf32(point);
    }

    private void ReadOperator()
    {
        var found = Array.Find(Operators, candidate => string.CompareOrdinal(_text, _position, candidate, 0, candidate.Length) == 0)
            ?? throw source.Wrong(_position, $"'{_text[_position]}' means nothing here.");
        _open += found is "(" or "[" or "{" ? 1 : found is ")" or "]" or "}" ? -1 : 0;
        tokens.Add(new Token(TokenKind.Operator, found, _position));
        _position += found.Length;
    }
}
