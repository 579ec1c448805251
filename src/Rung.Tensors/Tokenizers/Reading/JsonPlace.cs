using System.Text.Json;

namespace Rung.Tensors.Tokenizers.Reading;

/// <summary>A value in a tokenizer's file that knows where it stands, so that every complaint says so.</summary>
internal sealed class JsonPlace(string file, string path, JsonElement value)
{
    public JsonElement Value => value;

    public bool IsObject => value.ValueKind == JsonValueKind.Object;

    public bool IsArray => value.ValueKind == JsonValueKind.Array;

    /// <summary>A property that has to be there.</summary>
    public JsonPlace Required(string name) => Optional(name) ?? throw Wrong($"the property '{name}' is missing.");

    /// <summary>A property; none where it is missing or null.</summary>
    public JsonPlace? Optional(string name)
    {
        if (!IsObject)
        {
            throw Wrong($"an object is expected, not {Kind}.");
        }

        try
        {
            return value.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null
                ? new JsonPlace(file, $"{path}.{name}", found)
                : null;
        }
        catch (InvalidOperationException malformed)
        {
            throw new TokenizerFileException(file, path, "the name of a property is not well-formed Unicode.", malformed);
        }
    }

    /// <summary>Refuses properties that are not among these, for what they ask would be silently left undone; and those that come twice.</summary>
    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (!IsObject)
        {
            throw Wrong($"an object is expected, not {Kind}.");
        }

        foreach (var property in value.EnumerateObject())
        {
            var name = NameOf(property);
            if (!names.Contains(name))
            {
                throw Wrong($"the property '{Short(name)}' is not known; it may change what tokens come out.");
            }

            if (!seen.Add(name))
            {
                throw Wrong($"the property '{name}' stands here twice.");
            }
        }
    }

    public IEnumerable<JsonPlace> Items()
    {
        if (!IsArray)
        {
            throw Wrong($"an array is expected, not {Kind}.");
        }

        return value.EnumerateArray().Select((item, index) => new JsonPlace(file, $"{path}[{index}]", item));
    }

    /// <summary>An item of an array that is known to have it.</summary>
    public JsonPlace Item(int index) => new(file, $"{path}[{index}]", value[index]);

    public IEnumerable<(string Name, JsonPlace Value)> Properties()
    {
        if (!IsObject)
        {
            throw Wrong($"an object is expected, not {Kind}.");
        }

        foreach (var property in value.EnumerateObject())
        {
            var name = NameOf(property);
            yield return (name, new JsonPlace(file, $"{path}['{Short(name)}']", property.Value));
        }
    }

    public string Text()
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong($"a string is expected, not {Kind}.");
        }
        catch (InvalidOperationException malformed)
        {
            throw new TokenizerFileException(file, path, "the string is not well-formed Unicode.", malformed);
        }
    }

    public int Integer(int least, int most) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
        ? number
        : throw Wrong($"a whole number from {least} to {most} is expected, not {Shown}.");

    public double Finite() => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
        ? number
        : throw Wrong($"a finite number is expected, not {Shown}.");

    public bool Flag(string name, bool otherwise) => Optional(name) is not { } flag ? otherwise : flag.Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw flag.Wrong($"true or false is expected, not {flag.Shown}."),
    };

    public string TextOr(string name, string otherwise) => Optional(name)?.Text() ?? otherwise;

    /// <summary>A string that stands for one of several values.</summary>
    public T OneOf<T>(params ReadOnlySpan<(string Name, T Value)> choices)
    {
        var text = Text();
        foreach (var (name, choice) in choices)
        {
            if (name == text)
            {
                return choice;
            }
        }

        var names = string.Join(", ", choices.ToArray().Select(choice => choice.Name));
        throw Wrong($"'{Short(text)}' is not supported; known are {names}.");
    }

    /// <summary>A string of exactly one UTF-16 unit.</summary>
    public char Character() => Text() is [var only] ? only : throw Wrong($"one character is expected, not {Shown}.");

    public TokenizerFileException Wrong(string problem) => new(file, path, problem);

    private string Shown => value.ValueKind is JsonValueKind.Number or JsonValueKind.String ? Short(value.GetRawText()) : Kind;

    private string Kind => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a truth value",
    };

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    private string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException malformed)
        {
            throw new TokenizerFileException(file, path, "the name of a property is not well-formed Unicode.", malformed);
        }
    }
}
