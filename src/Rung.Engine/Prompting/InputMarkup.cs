using System.Text.RegularExpressions;
using Rung.Core.Data;

namespace Rung.Engine.Prompting;

/// <summary>
/// Puts an input between marks that the input itself cannot write, so that a message which contains
/// <c>&lt;/input&gt;</c> or a chat template's control token stays data.
/// </summary>
internal static partial class InputMarkup
{
    public static string Of(ExampleInput input) => $"<input>\n{Body(input)}\n</input>";

    /// <summary>
    /// The text with each of our marks and of the usual control tokens disarmed; all other text is untouched.
    /// </summary>
    public static string Escape(string text) => Mark().Replace(text, "&lt;");

    private static string Body(ExampleInput input) => input.Fields.IsEmpty
        ? Escape(input.Text)
        : string.Join('\n', input.Fields.Select(field => $"<field name=\"{Name(field)}\">{Escape(field.Value)}</field>"));

    private static string Name(InputField field) =>
        Escape(field.Name).Replace("\"", "&quot;", StringComparison.Ordinal);

    // <|im_end|>, <|eot_id|>, </s>, <start_of_turn>: servers that template text locally may read them as their own.
    [GeneratedRegex(
        @"<(?=\s*\||\s*/?\s*(?:input|field|schema|tools|s|start_of_turn|end_of_turn|think)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
