using Rung.Tensors.Tokenizers.Patterns;

namespace Rung.Tensors.Tokenizers.Reading;

/// <summary>Reads what is to be found in a text: a string, or a regular expression.</summary>
internal static class PatternReader
{
    /// <summary>The pattern, and the string where it is one.</summary>
    public static (Pattern Pattern, string? Literal) Read(JsonPlace place)
    {
        if (!place.IsObject)
        {
            return (Pattern.Literal(place.Text()), place.Text());
        }

        place.AllowOnly("String", "Regex");
        if (place.Optional("String") is { } literal)
        {
            return literal.Text().Length > 0 ? (Pattern.Literal(literal.Text()), literal.Text()) : throw literal.Wrong("an empty string is everywhere.");
        }

        var expression = place.Required("Regex");
        try
        {
            return (Pattern.Parse(expression.Text()), null);
        }
        catch (PatternException unsupported)
        {
            throw expression.Wrong(unsupported.Message);
        }
    }
}
