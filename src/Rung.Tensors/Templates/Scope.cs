using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates;

/// <summary>The variables of a template, of a loop's turn, or of a macro's call.</summary>
internal sealed class Scope(Scope? outer)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public Scope? Outer => outer;

    public void Set(string name, object? value) => _values[name] = value;

    public object? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._values.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return Functions.Globals.Find(name) is { } function ? function : new Undefined($"'{name}' is undefined");
    }
}
