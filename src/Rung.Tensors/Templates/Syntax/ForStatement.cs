using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Syntax;

internal sealed record ForStatement(int Position, IReadOnlyList<string> Names, Expression Source, Expression? Condition, Block Body, Block? Otherwise)
    : Statement(Position)
{
    public override void Render(Rendering rendering)
    {
        var items = Operations.Items(Source.Evaluate(rendering), rendering);
        if (Condition is not null)
        {
            items = Wanted(items, rendering);
        }

        if (items.Count == 0)
        {
            Otherwise?.Render(rendering);
            return;
        }

        Loop? loop = null;
        for (var i = 0; i < items.Count && rendering.Exit != LoopExit.Break; i++)
        {
            var scope = new Scope(rendering.Scope);
            loop = new Loop(items, i, rendering, loop);
            scope.Set("loop", loop);
            rendering.Step(Position);
            Unpacking.Set(scope, Names, items[i], rendering);
            rendering.Inside(scope, () => Body.Render(rendering));
            rendering.Exit = rendering.Exit == LoopExit.Continue ? LoopExit.None : rendering.Exit;
        }

        rendering.Exit = LoopExit.None;
    }

    private List<object?> Wanted(IReadOnlyList<object?> items, Rendering rendering)
    {
        var wanted = new List<object?>();
        foreach (var item in items)
        {
            var scope = new Scope(rendering.Scope);
            Unpacking.Set(scope, Names, item, rendering);
            rendering.Inside(scope, () =>
            {
                if (Truth.Of(Condition!.Evaluate(rendering)))
                {
                    wanted.Add(item);
                }
            });
        }

        return wanted;
    }
}
