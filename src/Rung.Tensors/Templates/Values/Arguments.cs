namespace Rung.Tensors.Templates.Values;

/// <summary>What a function, a filter or a test is called with.</summary>
internal sealed class Arguments(Rendering rendering, string name, IReadOnlyList<object?> positional, IReadOnlyDictionary<string, object?> named)
{
    public Rendering Rendering => rendering;

    public IReadOnlyList<object?> Positional => positional;

    public IReadOnlyDictionary<string, object?> Named => named;

    /// <summary>The argument at a place or of a name; <paramref name="otherwise"/> where there is none.</summary>
    public object? Optional(int index, string parameter, object? otherwise = null) =>
        index < positional.Count ? positional[index] : named.GetValueOrDefault(parameter, otherwise);

    public object? Required(int index, string parameter) =>
        index < positional.Count || named.ContainsKey(parameter)
            ? Optional(index, parameter)
            : throw Wrong($"it needs the argument '{parameter}'");

    public string Text(int index, string parameter) =>
        Required(index, parameter) is string text ? text : throw Wrong($"'{parameter}' has to be a string");

    public string? OptionalText(int index, string parameter) => Optional(index, parameter) switch
    {
        null => null,
        string text => text,
        _ => throw Wrong($"'{parameter}' has to be a string"),
    };

    public long Integer(int index, string parameter, long otherwise) => Optional(index, parameter, otherwise) switch
    {
        long number => number,
        bool flag => flag ? 1 : 0,
        _ => throw Wrong($"'{parameter}' has to be a whole number"),
    };

    public bool Flag(int index, string parameter, bool otherwise = false) => Truth.Of(Optional(index, parameter, otherwise));

    public void AllowOnly(int most, params ReadOnlySpan<string> parameters)
    {
        if (positional.Count > most)
        {
            throw Wrong($"it takes {most} arguments, not {positional.Count}");
        }

        foreach (var parameter in named.Keys)
        {
            if (!parameters.Contains(parameter))
            {
                throw Wrong($"it has no argument '{parameter}'");
            }
        }
    }

    public TemplateException Wrong(string problem) => rendering.Wrong($"{name}: {problem}.");
}
