using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>Filters that compare.</summary>
internal static class OrderFilters
{
    public static TemplateList Sort(Arguments arguments)
    {
        arguments.AllowOnly(4, "reverse", "case_sensitive", "attribute");
        var keyed = Keyed(arguments, AttributePath.In(arguments, 3), arguments.Flag(2, "case_sensitive"));
        var comparer = Comparer(arguments);
        var sorted = arguments.Flag(1, "reverse") ? keyed.OrderByDescending(pair => pair.Key, comparer) : keyed.OrderBy(pair => pair.Key, comparer);
        return new TemplateList([.. sorted.Select(pair => pair.Item)]);
    }

    public static TemplateList SortMap(Arguments arguments)
    {
        arguments.AllowOnly(4, "case_sensitive", "by", "reverse");
        var map = arguments.Positional[0] as TemplateMap ?? throw arguments.Wrong("it sorts mappings");
        var place = arguments.OptionalText(2, "by") == "value" ? 1 : 0;
        var isSensitive = arguments.Flag(1, "case_sensitive");
        var comparer = Comparer(arguments);
        var pairs = MapMethods.Items(map).Items.Select(pair => (Key: Key(((TemplateList)pair!).Items[place], isSensitive), Item: pair));
        var sorted = arguments.Flag(3, "reverse") ? pairs.OrderByDescending(pair => pair.Key, comparer) : pairs.OrderBy(pair => pair.Key, comparer);
        return new TemplateList([.. sorted.Select(pair => pair.Item)]);
    }

    public static TemplateList Unique(Arguments arguments)
    {
        arguments.AllowOnly(3, "case_sensitive", "attribute");
        var kept = new List<(object? Key, object? Item)>();
        foreach (var pair in Keyed(arguments, AttributePath.In(arguments, 2), arguments.Flag(1, "case_sensitive")))
        {
            if (!kept.Exists(other => Operations.AreEqual(other.Key, pair.Key, arguments.Rendering)))
            {
                kept.Add(pair);
            }
        }

        return new TemplateList([.. kept.Select(pair => pair.Item)]);
    }

    /// <param name="arguments">The list.</param>
    /// <param name="sign">1 for the greatest, −1 for the least.</param>
    public static object? Extreme(Arguments arguments, int sign)
    {
        arguments.AllowOnly(3, "case_sensitive", "attribute");
        var keyed = Keyed(arguments, AttributePath.In(arguments, 2), arguments.Flag(1, "case_sensitive")).ToList();
        if (keyed.Count == 0)
        {
            return new Undefined("an empty list has no extremes");
        }

        var best = keyed[0];
        foreach (var pair in keyed)
        {
            best = Math.Sign(Operations.Compare(pair.Key, best.Key, arguments.Rendering)) == sign ? pair : best;
        }

        return best.Item;
    }

    private static IEnumerable<(object? Key, object? Item)> Keyed(Arguments arguments, string? attribute, bool isSensitive) =>
        ListFilters.Items(arguments)
            .Select(item => (Key(attribute is null ? item : AttributePath.Of(item, attribute, arguments.Rendering), isSensitive), item));

    private static object? Key(object? value, bool isSensitive) => value is string text && !isSensitive ? text.ToLowerInvariant() : value;

    private static Comparer<object?> Comparer(Arguments arguments) => Comparer<object?>.Create((one, other) =>
    {
        arguments.Rendering.Charge(1);
        return Operations.Compare(one, other, arguments.Rendering);
    });
}
