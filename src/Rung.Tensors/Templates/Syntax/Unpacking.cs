using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Syntax;

/// <summary>A value given to one name, or its items to several.</summary>
internal static class Unpacking
{
    public static void Set(Scope scope, IReadOnlyList<string> names, object? value, Rendering rendering)
    {
        if (names is [var only])
        {
            scope.Set(only, value);
            return;
        }

        var items = Operations.Items(value, rendering);
        if (items.Count != names.Count)
        {
            throw rendering.Wrong($"{items.Count} values are there for {names.Count} names.");
        }

        for (var i = 0; i < names.Count; i++)
        {
            scope.Set(names[i], items[i]);
        }
    }
}
