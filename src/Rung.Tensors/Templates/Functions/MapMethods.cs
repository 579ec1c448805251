using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>The methods of mappings that change nothing.</summary>
internal static class MapMethods
{
    public static Callable? Find(TemplateMap map, string name)
    {
        Func<Arguments, object?>? method = name switch
        {
            "items" => _ => Items(map),
            "keys" => _ => new TemplateList([.. map.Values.Keys]),
            "values" => _ => new TemplateList([.. map.Values.Values]),
            "get" => arguments => arguments.Required(0, "key") is string key && map.Values.TryGetValue(key, out var value)
                ? value
                : arguments.Optional(1, "default"),
            "copy" => _ => map,
            "update" or "pop" or "setdefault" or "clear" or "popitem" => arguments => throw arguments.Wrong("a template may not change what it was given"),
            _ => null,
        };
        return method is null ? null : new Callable(name, method);
    }

    public static TemplateList Items(TemplateMap map) =>
        new([.. map.Values.Select(pair => new TemplateList([pair.Key, pair.Value], isTuple: true))]);
}
