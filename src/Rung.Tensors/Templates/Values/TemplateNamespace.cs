namespace Rung.Tensors.Templates.Values;

/// <summary>What <c>namespace()</c> makes: the one value that a template changes.</summary>
internal sealed class TemplateNamespace
{
    public Dictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);
}
