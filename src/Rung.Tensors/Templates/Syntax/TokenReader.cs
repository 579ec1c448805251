namespace Rung.Tensors.Templates.Syntax;

/// <summary>Walks over the tokens of a template.</summary>
internal sealed class TokenReader(TemplateSource source)
{
    private readonly List<Token> _tokens = TemplateLexer.Tokenize(source);
    private int _index;

    public Token Current => _tokens[_index];

    public Token Next => _tokens[Math.Min(_index + 1, _tokens.Count - 1)];

    public Token Take()
    {
        var token = Current;
        _index = Math.Min(_index + 1, _tokens.Count - 1);
        return token;
    }

    public bool IsOperator(string text) => Current.Kind == TokenKind.Operator && Current.Text == text;

    public bool IsName(string text) => Current.Kind == TokenKind.Name && Current.Text == text;

    public bool TryOperator(string text) => TryTake(IsOperator(text));

    public bool TryName(string text) => TryTake(IsName(text));

    public void ExpectOperator(string text)
    {
        if (!TryOperator(text))
        {
            throw Wrong($"'{text}' is expected");
        }
    }

    public string ExpectName() => Current.Kind == TokenKind.Name ? Take().Text : throw Wrong("a name is expected");

    public void Expect(TokenKind kind, string what)
    {
        if (!TryTake(Current.Kind == kind))
        {
            throw Wrong($"{what} is expected");
        }
    }

    /// <summary>What is expected, with what was found.</summary>
    public TemplateException Wrong(string expected) => source.Wrong(Current.Position, $"{expected}, not {Shown(Current)}.");

    public TemplateException Unsupported(int position, string what) => source.Wrong(position, $"{what} is not supported.");

    private bool TryTake(bool isThere)
    {
        if (isThere)
        {
            Take();
        }

        return isThere;
    }

    private static string Shown(Token token) => token.Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.BlockEnd or TokenKind.OutputEnd => "the end of the tag",
        TokenKind.BlockStart or TokenKind.OutputStart => "a tag",
        TokenKind.Text => "text",
        _ => $"'{token.Text}'",
    };
}
