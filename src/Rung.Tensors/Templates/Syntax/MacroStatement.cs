using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Syntax;

internal sealed record MacroStatement(int Position, string Name, IReadOnlyList<(string Name, Expression? Default)> Parameters, Block Body)
    : Statement(Position)
{
    public override void Render(Rendering rendering)
    {
        var outer = rendering.Scope;
        outer.Set(Name, new Callable(Name, arguments => Call(arguments, outer)));
    }

    private string Call(Arguments arguments, Scope outer)
    {
        var rendering = arguments.Rendering;
        arguments.AllowOnly(Parameters.Count, [.. Parameters.Select(parameter => parameter.Name)]);
        var scope = new Scope(outer);
        return rendering.Capture(() => rendering.Inside(scope, () =>
        {
            for (var i = 0; i < Parameters.Count; i++)
            {
                scope.Set(Parameters[i].Name, Given(arguments, i, rendering));
            }

            Body.Render(rendering);
        }));
    }

    private object? Given(Arguments arguments, int index, Rendering rendering)
    {
        var (name, otherwise) = Parameters[index];
        return index < arguments.Positional.Count ? arguments.Positional[index]
            : arguments.Named.TryGetValue(name, out var value) ? value
            : otherwise is null ? new Undefined($"the parameter '{name}' was not given") : otherwise.Evaluate(rendering);
    }
}
