namespace Rung.Tensors.Templates.Values;

/// <summary>A list, or a tuple, which differs in how it is written alone. Never changed.</summary>
internal sealed class TemplateList(IReadOnlyList<object?> items, bool isTuple = false)
{
    public IReadOnlyList<object?> Items => items;

    public bool IsTuple => isTuple;
}
