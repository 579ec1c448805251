using System.Text;
using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>Filters about lists as they are.</summary>
internal static class ListFilters
{
    /// <summary>What the filter is applied to, item by item.</summary>
    public static IReadOnlyList<object?> Items(Arguments arguments) => Operations.Items(arguments.Positional[0], arguments.Rendering);

    public static TemplateList MapItems(Arguments arguments) => arguments.Positional[0] switch
    {
        TemplateMap map => MapMethods.Items(map),
        Undefined => new TemplateList([]),
        var other => throw arguments.Wrong($"{Kinds.Of(other)} is no mapping"),
    };

    public static object? First(Arguments arguments) =>
        Items(arguments) is [var first, ..] ? first : new Undefined("an empty list has no first item");

    public static object? Last(Arguments arguments) =>
        Items(arguments) is [.., var last] ? last : new Undefined("an empty list has no last item");

    public static string Join(Arguments arguments)
    {
        arguments.AllowOnly(3, "d", "attribute");
        var items = Items(arguments);
        if (AttributePath.In(arguments, 2) is { } attribute)
        {
            items = [.. items.Select(item => AttributePath.Of(item, attribute, arguments.Rendering))];
        }

        return Join(items, arguments.OptionalText(1, "d") ?? "", arguments.Rendering);
    }

    public static string Join(IReadOnlyList<object?> items, string separator, Rendering rendering)
    {
        var text = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i > 0 ? separator : "").Append(ValueText.Of(items[i], rendering));
            rendering.ChargeLength(separator.Length);
            rendering.CheckLength(text.Length);
        }

        return rendering.Made(text.ToString());
    }

    public static object Reverse(Arguments arguments)
    {
        var items = Items(arguments).Reverse().ToList();
        return arguments.Positional[0] is string ? string.Concat(items) : new TemplateList(items);
    }

    public static object? Sum(Arguments arguments)
    {
        arguments.AllowOnly(3, "attribute", "start");
        var attribute = AttributePath.In(arguments, 1);
        return Items(arguments).Aggregate(
            arguments.Optional(2, "start", 0L),
            (sum, item) => Operations.Apply("+", sum, attribute is null ? item : AttributePath.Of(item, attribute, arguments.Rendering), arguments.Rendering));
    }
}
