using Rung.Tensors.Templates.Values;

namespace Rung.Tensors.Templates.Functions;

/// <summary>The methods of lists that change nothing.</summary>
internal static class ListMethods
{
    public static Callable? Find(TemplateList list, string name)
    {
        Func<Arguments, object?>? method = name switch
        {
            "index" => arguments => IndexOf(list, arguments),
            "count" => arguments => (long)list.Items.Count(item => Operations.AreEqual(item, arguments.Required(0, "value"), arguments.Rendering)),
            "copy" => _ => list,
            "append" or "extend" or "insert" or "pop" or "remove" or "clear" or "sort" or "reverse" =>
                arguments => throw arguments.Wrong("a template may not change a list; make a new one with '+'"),
            _ => null,
        };
        return method is null ? null : new Callable(name, method);
    }

    private static long IndexOf(TemplateList list, Arguments arguments)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (Operations.AreEqual(list.Items[i], arguments.Required(0, "value"), arguments.Rendering))
            {
                return i;
            }
        }

        throw arguments.Wrong("the value is not in the list");
    }
}
