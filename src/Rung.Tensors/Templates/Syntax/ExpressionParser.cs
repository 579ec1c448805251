using System.Globalization;
using Rung.Tensors.Templates.Functions;

namespace Rung.Tensors.Templates.Syntax;

/// <summary>Reads expressions, by the ranks of Jinja: or, and, not, comparisons, + −, ~, * / // %, **, signs, then what follows a value.</summary>
internal sealed class ExpressionParser(TokenReader tokens)
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

    private Expression ParsePostfix(Expression value)
    {
        while (tokens.Current.Kind == TokenKind.Operator)
        {
            var position = tokens.Current.Position;
            switch (tokens.Current.Text)
            {
                case ".":
                    tokens.Take();
                    value = tokens.Current.Kind == TokenKind.Integer
                        ? new Item(position, value, ParsePrimary())
                        : new Attribute(position, value, tokens.ExpectName());
                    break;
                case "[":
                    value = ParseSubscript(value, position);
                    break;
                case "(":
                    value = new Call(position, value, ParseArguments());
                    break;
                default:
                    return value;
            }
        }

        return value;
    }

    private Expression ParseSubscript(Expression value, int position)
    {
        tokens.ExpectOperator("[");
        var from = tokens.IsOperator(":") ? null : Parse();
        if (!tokens.TryOperator(":"))
        {
            tokens.ExpectOperator("]");
            return new Item(position, value, from!);
        }

        var to = tokens.IsOperator(":") || tokens.IsOperator("]") ? null : Parse();
        var by = tokens.TryOperator(":") && !tokens.IsOperator("]") ? Parse() : null;
        tokens.ExpectOperator("]");
        return new Slice(position, value, from, to, by);
    }

    private Expression ParseFilters(Expression value)
    {
        while (true)
        {
            if (tokens.TryOperator("|"))
            {
                var position = tokens.Current.Position;
                var name = tokens.ExpectName();
                var filter = Filters.Find(name) ?? throw tokens.Unsupported(position, $"the filter '{name}'");
                value = new Filtered(position, value, name, filter, tokens.IsOperator("(") ? ParseArguments() : CallArguments.None);
            }
            else if (tokens.TryName("is"))
            {
                value = ParseTest(value);
            }
            else if (tokens.IsOperator("("))
            {
                value = ParsePostfix(value);
            }
            else
            {
                return value;
            }
        }
    }

    private Tested ParseTest(Expression value)
    {
        var isNegated = tokens.TryName("not");
        var position = tokens.Current.Position;
        var name = tokens.ExpectName();
        var test = Tests.Find(name) ?? throw tokens.Unsupported(position, $"the test '{name}'");
        return new Tested(position, value, name, test, ParseTestArguments(), isNegated);
    }

    // One argument may stand without brackets.
    private CallArguments ParseTestArguments()
    {
        if (tokens.IsOperator("("))
        {
            return ParseArguments();
        }

        var isValue = tokens.Current.Kind is TokenKind.String or TokenKind.Integer or TokenKind.Float || tokens.IsOperator("[") || tokens.IsOperator("{");
        var isName = tokens.Current.Kind == TokenKind.Name && tokens.Current.Text is not ("else" or "or" or "and" or "is" or "if" or "in" or "not");
        return isValue || isName ? new CallArguments([ParsePostfix(ParsePrimary())], []) : CallArguments.None;
    }

    private Expression ParsePrimary()
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                return ParseName(tokens.Take());
            case TokenKind.String:
                return ParseString(token.Position);
            case TokenKind.Integer:
                tokens.Take();
                return new Literal(token.Position, ToInteger(token));
            case TokenKind.Float:
                tokens.Take();
                return new Literal(token.Position, double.Parse(token.Text, CultureInfo.InvariantCulture));
            case TokenKind.Operator when token.Text is "(" or "[" or "{":
                tokens.Take();
                return token.Text == "(" ? ParseBracketed(token.Position) : token.Text == "[" ? ParseList(token.Position) : ParseMap(token.Position);
            default:
                throw tokens.Wrong("a value is expected");
        }
    }

    private static Expression ParseName(Token token) => token.Text switch
    {
        "true" or "True" => new Literal(token.Position, true),
        "false" or "False" => new Literal(token.Position, false),
        "none" or "None" => new Literal(token.Position, null),
        _ => new Variable(token.Position, token.Text),
    };

    private Literal ParseString(int position)
    {
        var text = tokens.Take().Text;
        while (tokens.Current.Kind == TokenKind.String)
        {
            text += tokens.Take().Text;
        }

        return new Literal(position, text);
    }

    private long ToInteger(Token token) => long.TryParse(token.Text, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw tokens.Unsupported(token.Position, $"a whole number as large as {token.Text}");

    private Expression ParseBracketed(int position)
    {
        if (tokens.TryOperator(")"))
        {
            return new ListLiteral(position, [], IsTuple: true);
        }

        var value = ParseTuple();
        tokens.ExpectOperator(")");
        return value;
    }

    private ListLiteral ParseList(int position)
    {
        var items = new List<Expression>();
        while (!tokens.TryOperator("]"))
        {
            items.Add(Parse());
            if (!tokens.IsOperator("]"))
            {
                tokens.ExpectOperator(",");
            }
        }

        return new ListLiteral(position, items, IsTuple: false);
    }

    private MapLiteral ParseMap(int position)
    {
        var pairs = new List<(Expression, Expression)>();
        while (!tokens.TryOperator("}"))
        {
            var key = Parse();
            tokens.ExpectOperator(":");
            pairs.Add((key, Parse()));
            if (!tokens.IsOperator("}"))
            {
                tokens.ExpectOperator(",");
            }
        }

        return new MapLiteral(position, pairs);
    }
}
