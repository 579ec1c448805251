namespace Rung.Tensors.Templates.Syntax;

/// <summary>
/// Cuts a template into text and tokens. White space goes as in transformers: before and after tags with a minus; the line
/// break behind a block or comment; the blanks before one that begins its line.
/// </summary>
internal sealed class TemplateLexer
{
    private readonly TemplateSource _source;
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _position;
    private bool _isAtLineStart = true;

    private TemplateLexer(TemplateSource source) => (_source, _text) = (source, source.Text);

    public static List<Token> Tokenize(TemplateSource source)
    {
        var lexer = new TemplateLexer(source);
        while (lexer._position < lexer._text.Length)
        {
            lexer.ReadTextAndTag();
        }

        lexer._tokens.Add(new Token(TokenKind.End, "", lexer._text.Length));
        return lexer._tokens;
    }

    private void ReadTextAndTag()
    {
        var start = _position;
        var tag = NextTag(start);
        var sign = tag + 2 < _text.Length ? _text[tag + 2] : '\0';
        AddText(start, EndOfText(start, tag, sign));
        if (tag == _text.Length)
        {
            _position = tag;
            return;
        }

        _position = tag + 2 + (sign is '-' or '+' ? 1 : 0);
        switch (_text[tag + 1])
        {
            case '#':
                SkipComment(tag);
                break;
            case '%' when TrySkipRaw(tag):
                break;
            case '%':
                ReadTag(tag, TokenKind.BlockStart, TokenKind.BlockEnd, "%}");
                break;
            default:
                ReadTag(tag, TokenKind.OutputStart, TokenKind.OutputEnd, "}}");
                break;
        }
    }

    private int NextTag(int from)
    {
        for (var tag = from; (tag = _text.IndexOf('{', tag)) >= 0; tag++)
        {
            if (tag + 1 < _text.Length && _text[tag + 1] is '{' or '%' or '#')
            {
                return tag;
            }
        }

        return _text.Length;
    }

    private int EndOfText(int start, int tag, char sign)
    {
        var text = _text.AsSpan(start, tag - start);
        if (tag == _text.Length || sign == '+')
        {
            return tag;
        }

        if (sign == '-')
        {
            return start + text.TrimEnd().Length;
        }

        var line = text.LastIndexOf('\n') + 1;
        var isBlank = _text[tag + 1] != '{' && (line > 0 || _isAtLineStart) && text[line..].Trim(" \t").IsEmpty;
        return isBlank ? start + line : tag;
    }

    private void AddText(int start, int end)
    {
        if (end > start)
        {
            _tokens.Add(new Token(TokenKind.Text, _text[start..end], start));
        }
    }

    private void SkipComment(int tag)
    {
        var end = _text.IndexOf("#}", tag + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            throw _source.Wrong(tag, "the comment does not end.");
        }

        SkipBehind(end, end > tag + 2 ? _text[end - 1] : '\0', isOutput: false);
    }

    private bool TrySkipRaw(int tag)
    {
        var scan = new RawTag(_text, _position);
        if (!scan.IsThere("raw", out var start, out var startSign))
        {
            return false;
        }

        for (var end = start; (end = _text.IndexOf("{%", end, StringComparison.Ordinal)) >= 0; end += 2)
        {
            var sign = end + 2 < _text.Length ? _text[end + 2] : '\0';
            if (new RawTag(_text, end + 2 + (sign is '-' or '+' ? 1 : 0)).IsThere("endraw", out var behind, out var endSign))
            {
                SkipBehind(start - 2, startSign, isOutput: false);
                AddText(_position, Math.Max(_position, EndOfText(_position, end, sign)));
                SkipBehind(behind - 2, endSign, isOutput: false);
                return true;
            }
        }

        throw _source.Wrong(tag, "the raw block does not end.");
    }

    // Behind the two characters that close a tag.
    private void SkipBehind(int close, char sign, bool isOutput)
    {
        _position = close + 2;
        if (sign == '-')
        {
            while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            {
                _position++;
            }
        }
        else if (!isOutput && sign != '+' && _position < _text.Length && _text[_position] == '\n')
        {
            _position++;
        }

        _isAtLineStart = _text[_position - 1] == '\n';
    }

    private void ReadTag(int tag, TokenKind start, TokenKind end, string close)
    {
        _tokens.Add(new Token(start, "", tag));
        var expressions = new ExpressionLexer(_source, close, _tokens, _position);
        var position = expressions.ReadToClose(tag);
        _tokens.Add(new Token(end, "", position));
        SkipBehind(position, expressions.ClosingSign, isOutput: close == "}}");
    }

    /// <summary>The inside of a tag that has one word.</summary>
    private readonly ref struct RawTag(string text, int position)
    {
        public bool IsThere(string word, out int behind, out char sign)
        {
            var rest = text.AsSpan(position);
            var trimmed = rest.TrimStart();
            (behind, sign) = (0, '\0');
            if (!trimmed.StartsWith(word))
            {
                return false;
            }

            var close = trimmed[word.Length..].TrimStart();
            sign = close.Length > 0 && close[0] is '-' or '+' ? close[0] : '\0';
            close = sign == '\0' ? close : close[1..];
            behind = text.Length - close.Length + 2;
            return close.StartsWith("%}");
        }
    }
}
