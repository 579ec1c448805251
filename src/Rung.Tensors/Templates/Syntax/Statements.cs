using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Syntax;

/// <summary>Something that writes or sets. Immutable.</summary>
internal abstract record Statement(int Position)
{
    public abstract void Render(Rendering rendering);
}

/// <summary>Statements one after the other.</summary>
internal sealed record Block(IReadOnlyList<Statement> Statements)
{
    public void Render(Rendering rendering)
    {
        foreach (var statement in Statements)
        {
            rendering.Step(statement.Position);
            statement.Render(rendering);
            if (rendering.Exit != LoopExit.None)
            {
                return;
            }
        }
    }
}

internal sealed record TextStatement(int Position, string Text) : Statement(Position)
{
    public override void Render(Rendering rendering) => rendering.Write(Text);
}

internal sealed record OutputStatement(int Position, Expression Value) : Statement(Position)
{
    public override void Render(Rendering rendering) => rendering.Write(ValueText.Of(Value.Evaluate(rendering), rendering));
}

internal sealed record IfStatement(int Position, IReadOnlyList<(Expression Condition, Block Body)> Branches, Block? Otherwise) : Statement(Position)
{
    public override void Render(Rendering rendering)
    {
        foreach (var (condition, body) in Branches)
        {
            if (Truth.Of(condition.Evaluate(rendering)))
            {
                body.Render(rendering);
                return;
            }
        }

        Otherwise?.Render(rendering);
    }
}

internal sealed record SetStatement(int Position, IReadOnlyList<string> Names, Expression Value) : Statement(Position)
{
    public override void Render(Rendering rendering) => Unpacking.Set(rendering.Scope, Names, Value.Evaluate(rendering), rendering);
}

internal sealed record SetMemberStatement(int Position, string Name, string Member, Expression Value) : Statement(Position)
{
    public override void Render(Rendering rendering)
    {
        var space = rendering.Scope.Find(Name) as TemplateNamespace ?? throw rendering.Wrong($"'{Name}' is no namespace: only its members can be set.");
        space.Values[Member] = Value.Evaluate(rendering);
    }
}

internal sealed record SetBlockStatement(int Position, string Name, Block Body) : Statement(Position)
{
    public override void Render(Rendering rendering) =>
        rendering.Scope.Set(Name, rendering.Capture(() => rendering.Inside(new Scope(rendering.Scope), () => Body.Render(rendering))));
}

internal sealed record WithStatement(int Position, IReadOnlyList<(string Name, Expression Value)> Values, Block Body) : Statement(Position)
{
    public override void Render(Rendering rendering)
    {
        var scope = new Scope(rendering.Scope);
        foreach (var (name, value) in Values)
        {
            scope.Set(name, value.Evaluate(rendering));
        }

        rendering.Inside(scope, () => Body.Render(rendering));
    }
}

internal sealed record GenerationStatement(int Position, Block Body) : Statement(Position)
{
    public override void Render(Rendering rendering) =>
        rendering.Answer(() => rendering.Inside(new Scope(rendering.Scope), () => Body.Render(rendering)));
}

internal sealed record ExitStatement(int Position, LoopExit Exit) : Statement(Position)
{
    public override void Render(Rendering rendering) => rendering.Exit = Exit;
}
