using System.Globalization;
using Rung.Tensors.Templates.Functions;

namespace Rung.Tensors.Templates.Syntax;

/// <content>Values, and what follows them: members, subscripts, calls, filters, tests.</content>
internal sealed partial class ExpressionParser
{
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
