using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Syntax;

internal sealed record Literal(int Position, object? Value) : Expression(Position)
{
    protected override object? Compute(Rendering rendering) => Value;
}

internal sealed record Variable(int Position, string Name) : Expression(Position)
{
    protected override object? Compute(Rendering rendering) => rendering.Scope.Find(Name);
}

internal sealed record ListLiteral(int Position, IReadOnlyList<Expression> Items, bool IsTuple) : Expression(Position)
{
    protected override object Compute(Rendering rendering) =>
        new TemplateList([.. Items.Select(item => item.Evaluate(rendering))], IsTuple);
}

internal sealed record MapLiteral(int Position, IReadOnlyList<(Expression Key, Expression Value)> Pairs) : Expression(Position)
{
    protected override object Compute(Rendering rendering)
    {
        var values = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in Pairs)
        {
            var name = key.Evaluate(rendering) as string ?? throw rendering.Wrong("the keys of a mapping are strings.");
            values[name] = value.Evaluate(rendering);
        }

        return new TemplateMap(values);
    }
}

internal sealed record Attribute(int Position, Expression Target, string Name) : Expression(Position)
{
    protected override object? Compute(Rendering rendering)
    {
        var target = Target.Evaluate(rendering);
        rendering.Step(Position);
        return Access.Attribute(target, Name, rendering);
    }
}

internal sealed record Item(int Position, Expression Target, Expression Index) : Expression(Position)
{
    protected override object? Compute(Rendering rendering)
    {
        var (target, index) = (Target.Evaluate(rendering), Index.Evaluate(rendering));
        rendering.Step(Position);
        return Access.Item(target, index, rendering);
    }
}

internal sealed record Slice(int Position, Expression Target, Expression? From, Expression? To, Expression? By) : Expression(Position)
{
    protected override object Compute(Rendering rendering)
    {
        var target = Target.Evaluate(rendering);
        return Access.Slice(target, From?.Evaluate(rendering), To?.Evaluate(rendering), By?.Evaluate(rendering), rendering);
    }
}

internal sealed record Conditional(int Position, Expression Condition, Expression Then, Expression? Otherwise) : Expression(Position)
{
    protected override object? Compute(Rendering rendering) => Truth.Of(Condition.Evaluate(rendering))
        ? Then.Evaluate(rendering)
        : Otherwise is null ? new Undefined("an 'if' without 'else' came out false") : Otherwise.Evaluate(rendering);
}

internal sealed record Either(int Position, Expression Left, Expression Right, bool IsAnd) : Expression(Position)
{
    protected override object? Compute(Rendering rendering)
    {
        var left = Left.Evaluate(rendering);
        return Truth.Of(left) == IsAnd ? Right.Evaluate(rendering) : left;
    }
}

internal sealed record Not(int Position, Expression Operand) : Expression(Position)
{
    protected override object Compute(Rendering rendering) => !Truth.Of(Operand.Evaluate(rendering));
}

internal sealed record Signed(int Position, Expression Operand, bool IsNegative) : Expression(Position)
{
    protected override object? Compute(Rendering rendering)
    {
        var value = Operand.Evaluate(rendering);
        return IsNegative ? Operations.Negated(value, rendering) : Operations.Negated(Operations.Negated(value, rendering), rendering);
    }
}

internal sealed record Arithmetic(int Position, string Symbol, Expression Left, Expression Right) : Expression(Position)
{
    protected override object? Compute(Rendering rendering)
    {
        var (left, right) = (Left.Evaluate(rendering), Right.Evaluate(rendering));
        rendering.Step(Position);
        return Operations.Apply(Symbol, left, right, rendering);
    }
}

internal sealed record Concatenation(int Position, IReadOnlyList<Expression> Parts) : Expression(Position)
{
    protected override object Compute(Rendering rendering)
    {
        var texts = Parts.Select(part => ValueText.Of(part.Evaluate(rendering), rendering)).ToList();
        rendering.ChargeLength(texts.Sum(text => (long)text.Length));
        return string.Concat(texts);
    }
}

internal sealed record Comparison(int Position, Expression First, IReadOnlyList<(string Symbol, Expression Operand)> Others) : Expression(Position)
{
    protected override object Compute(Rendering rendering)
    {
        var left = First.Evaluate(rendering);
        foreach (var (symbol, operand) in Others)
        {
            var right = operand.Evaluate(rendering);
            rendering.Step(Position);
            if (!Holds(symbol, left, right, rendering))
            {
                return false;
            }

            left = right;
        }

        return true;
    }

    private static bool Holds(string symbol, object? left, object? right, Rendering rendering) => symbol switch
    {
        "==" => Operations.AreEqual(left, right, rendering),
        "!=" => !Operations.AreEqual(left, right, rendering),
        "in" => Operations.Contains(right, left, rendering),
        "not in" => !Operations.Contains(right, left, rendering),
        "<" => Operations.Compare(left, right, rendering) < 0,
        "<=" => Operations.Compare(left, right, rendering) <= 0,
        ">" => Operations.Compare(left, right, rendering) > 0,
        _ => Operations.Compare(left, right, rendering) >= 0,
    };
}
