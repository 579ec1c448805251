namespace Rung.Tensors.Templates.Values;

/// <summary>What values are called in errors.</summary>
internal static class Kinds
{
    public static string Of(object? value) => value switch
    {
        null => "none",
        Undefined => "something undefined",
        bool => "a truth value",
        long or double => "a number",
        string => "a string",
        TemplateList => "a list",
        TemplateMap => "a mapping",
        TemplateNamespace => "a namespace",
        Callable => "a function",
        _ => "a loop",
    };
}
