using Rung.Tensors.Templates.Functions;

namespace Rung.Tensors.Templates.Values;

/// <summary>What <c>value.name</c>, <c>value[index]</c> and <c>value[from:to:step]</c> give.</summary>
internal static class Access
{
    /// <summary><c>value.name</c>: a method or property first, then an item.</summary>
    public static object? Attribute(object? value, string name, Rendering rendering) =>
        value is TemplateNamespace space && space.Values.TryGetValue(name, out var kept) ? kept
        : OwnAttribute(value, name) ?? (value is TemplateMap map && map.Values.TryGetValue(name, out var item) ? item : Missing(value, name, rendering));

    /// <summary><c>value[index]</c>: an item first, then a method or property.</summary>
    public static object? Item(object? value, object? index, Rendering rendering)
    {
        if (value is TemplateMap map && index is string key && map.Values.TryGetValue(key, out var item))
        {
            return item;
        }

        if (value is TemplateList or string && index is long place)
        {
            return ItemAt(value, place, rendering);
        }

        return index is string name ? OwnAttribute(value, name) ?? Missing(value, name, rendering) : Missing(value, "", rendering);
    }

    public static object Slice(object? value, object? from, object? to, object? step, Rendering rendering)
    {
        var items = value is TemplateList or string
            ? Operations.Items(value, rendering)
            : throw rendering.Wrong($"{Operations.Described(value)} has no slices.");
        var stride = Bound(step, rendering) ?? 1;
        if (stride == 0)
        {
            throw rendering.Wrong("the step of a slice cannot be 0.");
        }

        var (low, high) = stride > 0 ? (0L, items.Count) : (-1L, items.Count - 1L);
        var start = Clamped(Bound(from, rendering), stride > 0 ? low : high);
        var end = Clamped(Bound(to, rendering), stride > 0 ? high : low);
        var taken = new List<object?>();
        for (var i = start; stride > 0 ? i < end : i > end; i += stride)
        {
            taken.Add(items[(int)i]);
        }

        return value is string ? string.Concat(taken) : new TemplateList(taken, ((TemplateList)value).IsTuple);

        long Clamped(long? bound, long otherwise)
        {
            return bound is not { } place ? otherwise : Math.Clamp(place < 0 ? place + items.Count : place, low, high);
        }
    }

    private static object? ItemAt(object value, long place, Rendering rendering)
    {
        var items = value is TemplateList list ? list.Items : Operations.Items(value, rendering);
        var index = place + (place < 0 ? items.Count : 0);
        return index >= 0 && index < items.Count ? items[(int)index] : new Undefined($"{Kinds.Of(value)} has no item {place}");
    }

    private static object? OwnAttribute(object? value, string name) => value switch
    {
        string text => StringMethods.Find(text, name),
        TemplateMap map => MapMethods.Find(map, name),
        TemplateList list => ListMethods.Find(list, name),
        Loop loop => loop.Find(name),
        _ => null,
    };

    private static Undefined Missing(object? value, string name, Rendering rendering) => value is Undefined undefined
        ? throw rendering.Wrong($"{undefined.Reason}, so it has no '{name}'.")
        : new Undefined($"{Kinds.Of(value)} has no '{name}'");

    private static long? Bound(object? bound, Rendering rendering) => bound switch
    {
        null => null,
        long number => Math.Clamp(number, -int.MaxValue, int.MaxValue),
        _ => throw rendering.Wrong($"a slice runs between whole numbers, not {Operations.Described(bound)}."),
    };
}
