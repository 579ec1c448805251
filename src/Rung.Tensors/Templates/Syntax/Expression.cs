namespace Rung.Tensors.Templates.Syntax;

/// <summary>Something with a value. Immutable.</summary>
/// <param name="Position">Where in the template it starts.</param>
internal abstract record Expression(int Position)
{
    public object? Evaluate(Rendering rendering)
    {
        rendering.Step(Position);
        return Compute(rendering);
    }

    protected abstract object? Compute(Rendering rendering);
}
