using System.Collections.Immutable;
using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>Filters that ask another filter, a test or an attribute about each item.</summary>
internal static class ChoosingFilters
{
    private static readonly ImmutableDictionary<string, object?> NoNames = [];

    public static TemplateList Map(Arguments arguments)
    {
        var items = ListFilters.Items(arguments);
        if (arguments.Named.ContainsKey("attribute"))
        {
            arguments.AllowOnly(1, "attribute", "default");
            var path = arguments.Text(1, "attribute");
            return new TemplateList([.. items.Select(item => AttributePath.Of(item, path, arguments.Rendering) switch
            {
                Undefined when arguments.Named.TryGetValue("default", out var otherwise) => otherwise,
                var value => value,
            })]);
        }

        var name = arguments.Text(1, "filter");
        var filter = Filters.Find(name) ?? throw arguments.Wrong($"the filter '{name}' is not supported");
        return new TemplateList([.. items.Select(item => filter(With(arguments, name, item, skipped: 2)))]);
    }

    public static TemplateList Select(Arguments arguments, bool isWanted, bool byAttribute)
    {
        var path = byAttribute ? arguments.Text(1, "attribute") : null;
        var place = byAttribute ? 2 : 1;
        var name = arguments.OptionalText(place, "test");
        var test = name is null ? (given => Truth.Of(given.Positional[0])) : Tests.Find(name) ?? throw arguments.Wrong($"the test '{name}' is not supported");
        var chosen = new List<object?>();
        foreach (var item in ListFilters.Items(arguments))
        {
            var subject = path is null ? item : AttributePath.Of(item, path, arguments.Rendering);
            if (test(With(arguments, name ?? "true", subject, skipped: place + 1)) == isWanted)
            {
                chosen.Add(item);
            }
        }

        return new TemplateList(chosen);
    }

    private static Arguments With(Arguments arguments, string name, object? subject, int skipped)
    {
        arguments.Rendering.Charge(1);
        return new Arguments(arguments.Rendering, name, [subject, .. arguments.Positional.Skip(skipped)], NoNames);
    }
}
