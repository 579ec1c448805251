namespace Rung.Tensors.Templates.Syntax;

/// <summary>Reads expressions, by the ranks of Jinja: or, and, not, comparisons, + −, ~, * / // %, **, signs, then what follows a value.</summary>
internal sealed partial class ExpressionParser(TokenReader tokens)
{
    private const int Deepest = 60;

    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    private int _depth;

    public Expression Parse()
    {
        if (++_depth > Deepest)
        {
            throw tokens.Wrong($"an expression that is nested less than {Deepest} deep is expected");
        }

        var position = tokens.Current.Position;
        var value = ParseOr();
        while (tokens.TryName("if"))
        {
            var condition = ParseOr();
            value = new Conditional(position, condition, value, tokens.TryName("else") ? Parse() : null);
        }

        _depth--;
        return value;
    }

    /// <summary>An expression, or several with commas between: a tuple.</summary>
    public Expression ParseTuple()
    {
        var position = tokens.Current.Position;
        var first = Parse();
        if (!tokens.IsOperator(","))
        {
            return first;
        }

        List<Expression> items = [first];
        while (tokens.TryOperator(",") && !IsAtEnd())
        {
            items.Add(Parse());
        }

        return new ListLiteral(position, items, IsTuple: true);
    }

    /// <summary>An expression without <c>if</c>: what a loop walks over, where <c>if</c> is the loop's own.</summary>
    public Expression ParseOr() => ParseLogic("or", ParseAnd, isAnd: false);

    public CallArguments ParseArguments()
    {
        var (positional, named) = (new List<Expression>(), new List<(string, Expression)>());
        tokens.ExpectOperator("(");
        while (!tokens.TryOperator(")"))
        {
            if (tokens.IsOperator("*") || tokens.IsOperator("**"))
            {
                throw tokens.Unsupported(tokens.Current.Position, "unpacking of arguments");
            }

            if (tokens.Current.Kind == TokenKind.Name && tokens.Next is { Kind: TokenKind.Operator, Text: "=" })
            {
                var name = tokens.ExpectName();
                tokens.ExpectOperator("=");
                named.Add((name, Parse()));
            }
            else
            {
                positional.Add(named.Count == 0 ? Parse() : throw tokens.Wrong("an argument with its name is expected"));
            }

            if (!tokens.IsOperator(")"))
            {
                tokens.ExpectOperator(",");
            }
        }

        return new CallArguments(positional, named);
    }

    private bool IsAtEnd() => tokens.Current.Kind is TokenKind.BlockEnd or TokenKind.OutputEnd || tokens.IsOperator(")");

    private Expression ParseAnd() => ParseLogic("and", ParseNot, isAnd: true);

    private Expression ParseLogic(string word, Func<Expression> parseOperand, bool isAnd)
    {
        var position = tokens.Current.Position;
        var left = parseOperand();
        while (tokens.TryName(word))
        {
            left = new Either(position, left, parseOperand(), isAnd);
        }

        return left;
    }

    private Expression ParseNot()
    {
        var position = tokens.Current.Position;
        var count = 0;
        while (tokens.TryName("not"))
        {
            count++;
        }

        var operand = ParseComparison();
        return count == 0 ? operand : count % 2 == 1 ? new Not(position, operand) : new Not(position, new Not(position, operand));
    }

    private Expression ParseComparison()
    {
        var position = tokens.Current.Position;
        var first = ParseSum();
        var others = new List<(string, Expression)>();
        while (TryComparison() is { } symbol)
        {
            others.Add((symbol, ParseSum()));
        }

        return others.Count == 0 ? first : new Comparison(position, first, others);
    }

    private string? TryComparison()
    {
        if (tokens.Current.Kind == TokenKind.Operator && Comparisons.Contains(tokens.Current.Text))
        {
            return tokens.Take().Text;
        }

        if (tokens.TryName("in"))
        {
            return "in";
        }

        if (tokens.IsName("not") && tokens.Next is { Kind: TokenKind.Name, Text: "in" })
        {
            tokens.Take();
            tokens.Take();
            return "not in";
        }

        return null;
    }

    private Expression ParseSum() => ParseChain(ParseConcatenation, "+", "-");

    private Expression ParseConcatenation()
    {
        var position = tokens.Current.Position;
        List<Expression> parts = [ParseProduct()];
        while (tokens.TryOperator("~"))
        {
            parts.Add(ParseProduct());
        }

        return parts is [var only] ? only : new Concatenation(position, parts);
    }

    private Expression ParseProduct() => ParseChain(ParsePower, "*", "/", "//", "%");

    private Expression ParsePower() => ParseChain(() => ParseSigned(withFilters: true), "**");

    private Expression ParseChain(Func<Expression> parseOperand, params string[] symbols)
    {
        var left = parseOperand();
        while (tokens.Current.Kind == TokenKind.Operator && symbols.Contains(tokens.Current.Text))
        {
            var token = tokens.Take();
            left = new Arithmetic(token.Position, token.Text, left, parseOperand());
        }

        return left;
    }

    private Expression ParseSigned(bool withFilters)
    {
        if (++_depth > Deepest)
        {
            throw tokens.Wrong($"an expression that is nested less than {Deepest} deep is expected");
        }

        var position = tokens.Current.Position;
        var value = tokens.TryOperator("-") ? new Signed(position, ParseSigned(withFilters: false), IsNegative: true)
            : tokens.TryOperator("+") ? new Signed(position, ParseSigned(withFilters: false), IsNegative: false)
            : ParsePrimary();
        value = ParsePostfix(value);
        _depth--;
        return withFilters ? ParseFilters(value) : value;
    }
}
