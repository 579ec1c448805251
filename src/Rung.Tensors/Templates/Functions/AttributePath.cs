using System.Globalization;
using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>The value at a path such as <c>function.name</c> or <c>content.0</c>, as filters take it.</summary>
internal static class AttributePath
{
    /// <summary>The path that an argument gives, as text or as a number; none where there is none.</summary>
    public static string? In(Arguments arguments, int index) => arguments.Optional(index, "attribute") is long place
        ? place.ToString(CultureInfo.InvariantCulture)
        : arguments.OptionalText(index, "attribute");

    public static object? Of(object? value, string path, Rendering rendering)
    {
        foreach (var part in path.Split('.'))
        {
            object index = long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : part;
            value = Access.Item(value, index, rendering);
        }

        return value;
    }
}
