namespace Rung.Tensors.Templates.Syntax;

/// <summary>Reads text and tags; whatever is outside of what is supported is refused here, before anything is rendered.</summary>
internal sealed class StatementParser
{
    private const int Deepest = 50;

    private readonly TemplateSource _source;
    private readonly TokenReader _tokens;
    private readonly ExpressionParser _expressions;
    private int _depth;
    private int _loops;

    private StatementParser(TemplateSource source)
    {
        _source = source;
        _tokens = new TokenReader(source);
        _expressions = new ExpressionParser(_tokens);
    }

    public static Block Parse(TemplateSource source)
    {
        var parser = new StatementParser(source);
        var body = parser.ParseBlock();
        return parser._tokens.Current.Kind == TokenKind.End ? body : throw parser._tokens.Wrong("nothing is open to be closed here, and text or a tag");
    }

    // Up to one of the tags that end it, which is not taken but for its start.
    private Block ParseBlock(params ReadOnlySpan<string> ends)
    {
        if (++_depth > Deepest)
        {
            throw _source.Wrong(_tokens.Current.Position, $"tags are nested more than {Deepest} deep.");
        }

        var statements = new List<Statement>();
        while (_tokens.Current.Kind != TokenKind.End)
        {
            var token = _tokens.Take();
            switch (token.Kind)
            {
                case TokenKind.Text:
                    statements.Add(new TextStatement(token.Position, token.Text));
                    break;
                case TokenKind.OutputStart:
                    statements.Add(ParseOutput(token.Position));
                    break;
                default:
                    if (_tokens.Current.Kind == TokenKind.Name && ends.Contains(_tokens.Current.Text))
                    {
                        _depth--;
                        return new Block(statements);
                    }

                    statements.Add(ParseStatement(token.Position));
                    break;
            }
        }

        _depth--;
        return ends.IsEmpty ? new Block(statements) : throw _tokens.Wrong($"'{string.Join("' or '", ends.ToArray())}' is expected");
    }

    private OutputStatement ParseOutput(int position)
    {
        var value = _expressions.ParseTuple();
        _tokens.Expect(TokenKind.OutputEnd, "the end of the output");
        return new OutputStatement(position, value);
    }

    private Statement ParseStatement(int position)
    {
        var word = _tokens.Current.Text;
        switch (_tokens.Current.Kind == TokenKind.Name ? word : "")
        {
            case "for":
                return ParseFor(position);
            case "if":
                return ParseIf(position);
            case "set":
                return ParseSet(position);
            case "macro":
                return ParseMacro(position);
            case "with":
                return ParseWith(position);
            case "generation":
                _tokens.Take();
                EndTag();
                return new GenerationStatement(position, ParseBody("endgeneration"));
            case "break" or "continue" when _loops > 0:
                _tokens.Take();
                EndTag();
                return new ExitStatement(position, word == "break" ? LoopExit.Break : LoopExit.Continue);
            default:
                throw _tokens.Unsupported(_tokens.Current.Position, $"the tag '{word}' here");
        }
    }

    private void EndTag() => _tokens.Expect(TokenKind.BlockEnd, "the end of the tag");

    private Block ParseBody(string end)
    {
        var body = ParseBlock(end);
        _tokens.Take();
        EndTag();
        return body;
    }

    private ForStatement ParseFor(int position)
    {
        _tokens.Take();
        var names = ParseNames();
        if (!_tokens.TryName("in"))
        {
            throw _tokens.Wrong("'in' is expected");
        }

        var source = _expressions.ParseOr();
        var condition = _tokens.TryName("if") ? _expressions.Parse() : null;
        if (_tokens.IsName("recursive"))
        {
            throw _tokens.Unsupported(_tokens.Current.Position, "a recursive loop");
        }

        EndTag();
        _loops++;
        var body = ParseBlock("endfor", "else");
        _loops--;
        var hasElse = _tokens.Take().Text == "else";
        EndTag();
        return new ForStatement(position, names, source, condition, body, hasElse ? ParseBody("endfor") : null);
    }

    private List<string> ParseNames()
    {
        var isBracketed = _tokens.TryOperator("(");
        List<string> names = [_tokens.ExpectName()];
        while (_tokens.TryOperator(","))
        {
            names.Add(_tokens.ExpectName());
        }

        if (isBracketed)
        {
            _tokens.ExpectOperator(")");
        }

        return names;
    }

    private IfStatement ParseIf(int position)
    {
        var branches = new List<(Expression, Block)>();
        var word = "elif";
        while (word == "elif")
        {
            _tokens.Take();
            var condition = _expressions.ParseTuple();
            EndTag();
            branches.Add((condition, ParseBlock("elif", "else", "endif")));
            word = _tokens.Current.Text;
        }

        _tokens.Take();
        EndTag();
        return new IfStatement(position, branches, word == "else" ? ParseBody("endif") : null);
    }

    private Statement ParseSet(int position)
    {
        _tokens.Take();
        if (_tokens.Next is { Kind: TokenKind.Operator, Text: "." })
        {
            var name = _tokens.ExpectName();
            _tokens.Take();
            var member = _tokens.ExpectName();
            _tokens.ExpectOperator("=");
            var kept = _expressions.ParseTuple();
            EndTag();
            return new SetMemberStatement(position, name, member, kept);
        }

        var names = ParseNames();
        if (_tokens.TryOperator("="))
        {
            var value = _expressions.ParseTuple();
            EndTag();
            return new SetStatement(position, names, value);
        }

        if (names.Count > 1 || _tokens.IsOperator("|"))
        {
            throw _tokens.Wrong("'=' is expected");
        }

        EndTag();
        return new SetBlockStatement(position, names[0], ParseBody("endset"));
    }

    private MacroStatement ParseMacro(int position)
    {
        _tokens.Take();
        var name = _tokens.ExpectName();
        var parameters = new List<(string, Expression?)>();
        _tokens.ExpectOperator("(");
        while (!_tokens.TryOperator(")"))
        {
            parameters.Add((_tokens.ExpectName(), _tokens.TryOperator("=") ? _expressions.Parse() : null));
            if (!_tokens.IsOperator(")"))
            {
                _tokens.ExpectOperator(",");
            }
        }

        EndTag();
        var loops = _loops;
        _loops = 0;
        var body = ParseBody("endmacro");
        _loops = loops;
        return new MacroStatement(position, name, parameters, body);
    }

    private WithStatement ParseWith(int position)
    {
        _tokens.Take();
        var values = new List<(string, Expression)>();
        while (_tokens.Current.Kind == TokenKind.Name)
        {
            var name = _tokens.ExpectName();
            _tokens.ExpectOperator("=");
            values.Add((name, _expressions.Parse()));
            if (!_tokens.TryOperator(","))
            {
                break;
            }
        }

        EndTag();
        return new WithStatement(position, values, ParseBody("endwith"));
    }
}
