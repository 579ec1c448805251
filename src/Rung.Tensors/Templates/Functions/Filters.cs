using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>The filters by name. The first argument is what they are applied to.</summary>
internal static class Filters
{
    private static readonly Dictionary<string, Func<Arguments, object?>> ByName = new(StringComparer.Ordinal)
    {
        ["tojson"] = ToJson,
        ["string"] = arguments => ValueText.Of(arguments.Positional[0], arguments.Rendering),
        ["safe"] = arguments => arguments.Positional[0],
        ["default"] = Default,
        ["d"] = Default,
        ["int"] = NumberFilters.ToInteger,
        ["float"] = NumberFilters.ToFloat,
        ["abs"] = NumberFilters.Absolute,
        ["round"] = NumberFilters.Round,
        ["trim"] = TextFilters.Trim,
        ["upper"] = arguments => TextFilters.Text(arguments).ToUpperInvariant(),
        ["lower"] = arguments => TextFilters.Text(arguments).ToLowerInvariant(),
        ["title"] = arguments => TextFilters.Title(TextFilters.Text(arguments)),
        ["capitalize"] = arguments => StringMethods.Capitalized(TextFilters.Text(arguments)),
        ["replace"] = TextFilters.Replace,
        ["indent"] = TextFilters.Indent,
        ["e"] = TextFilters.Escape,
        ["escape"] = TextFilters.Escape,
        ["length"] = arguments => Length(arguments),
        ["count"] = arguments => Length(arguments),
        ["list"] = arguments => new TemplateList(ListFilters.Items(arguments)),
        ["items"] = ListFilters.MapItems,
        ["first"] = ListFilters.First,
        ["last"] = ListFilters.Last,
        ["join"] = ListFilters.Join,
        ["reverse"] = ListFilters.Reverse,
        ["sum"] = ListFilters.Sum,
        ["sort"] = OrderFilters.Sort,
        ["dictsort"] = OrderFilters.SortMap,
        ["unique"] = OrderFilters.Unique,
        ["min"] = arguments => OrderFilters.Extreme(arguments, sign: -1),
        ["max"] = arguments => OrderFilters.Extreme(arguments, sign: 1),
        ["map"] = ChoosingFilters.Map,
        ["select"] = arguments => ChoosingFilters.Select(arguments, isWanted: true, byAttribute: false),
        ["reject"] = arguments => ChoosingFilters.Select(arguments, isWanted: false, byAttribute: false),
        ["selectattr"] = arguments => ChoosingFilters.Select(arguments, isWanted: true, byAttribute: true),
        ["rejectattr"] = arguments => ChoosingFilters.Select(arguments, isWanted: false, byAttribute: true),
    };

    public static Func<Arguments, object?>? Find(string name) => ByName.GetValueOrDefault(name);

    private static string ToJson(Arguments arguments)
    {
        arguments.AllowOnly(2, "indent", "ensure_ascii", "separators", "sort_keys");
        if (arguments.Flag(4, "ensure_ascii") || arguments.Flag(4, "separators") || arguments.Flag(4, "sort_keys"))
        {
            throw arguments.Wrong("of the ways to write JSON only 'indent' can be set");
        }

        var indent = arguments.Optional(1, "indent") is null ? (int?)null : (int)Math.Clamp(arguments.Integer(1, "indent", 0), 0, 64);
        return ValueJson.Of(arguments.Positional[0], indent, arguments.Rendering);
    }

    private static object? Default(Arguments arguments)
    {
        var value = arguments.Positional[0];
        var isMissing = arguments.Flag(2, "boolean") ? !Truth.Of(value) : value is Undefined;
        return isMissing ? arguments.Optional(1, "default_value", "") : value;
    }

    private static long Length(Arguments arguments) => arguments.Positional[0] switch
    {
        string text => text.EnumerateRunes().LongCount(),
        TemplateList list => list.Items.Count,
        TemplateMap map => map.Values.Count,
        Undefined => 0L,
        var other => throw arguments.Wrong($"{Kinds.Of(other)} has no length"),
    };
}
