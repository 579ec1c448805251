using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Syntax;

internal sealed record Call(int Position, Expression Target, CallArguments Arguments) : Expression(Position)
{
    protected override object? Compute(Rendering rendering)
    {
        var target = Target.Evaluate(rendering);
        if (target is not Callable callable)
        {
            rendering.Step(Position);
            throw rendering.Wrong($"{Operations.Described(target)} cannot be called.");
        }

        var arguments = Arguments.Evaluate(rendering, callable.Name);
        rendering.Step(Position);
        return callable.Call(arguments);
    }
}

internal sealed record Filtered(int Position, Expression Target, string Name, Func<Arguments, object?> Filter, CallArguments Arguments) : Expression(Position)
{
    protected override object? Compute(Rendering rendering)
    {
        var arguments = Arguments.Evaluate(rendering, Name, Target.Evaluate(rendering));
        rendering.Step(Position);
        return Filter(arguments);
    }
}

internal sealed record Tested(int Position, Expression Target, string Name, Func<Arguments, bool> Test, CallArguments Arguments, bool IsNegated)
    : Expression(Position)
{
    protected override object Compute(Rendering rendering)
    {
        var arguments = Arguments.Evaluate(rendering, Name, Target.Evaluate(rendering));
        rendering.Step(Position);
        return Test(arguments) != IsNegated;
    }
}
