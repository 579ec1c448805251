namespace Rung.Tensors.Templates.Values;

/// <summary>A mapping from strings, in the order in which it was written. Never changed.</summary>
internal sealed class TemplateMap(OrderedDictionary<string, object?> values)
{
    public OrderedDictionary<string, object?> Values => values;
}
