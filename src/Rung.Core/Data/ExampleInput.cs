using System.Collections.Immutable;

namespace Rung.Core.Data;

/// <summary>
/// What a candidate is given: a text, or named fields in the order of the team's file. Prompts are rendered
/// from the fields at call time; what needs one text (vectors, lengths, a report) reads <see cref="Text"/>.
/// </summary>
public sealed record ExampleInput
{
    private ExampleInput(string text, ImmutableArray<InputField> fields)
    {
        Text = text;
        Fields = fields;
    }

    /// <summary>The whole input as one text: the text itself, or one line <c>name: value</c> a field.</summary>
    public string Text { get; }

    /// <summary>The named fields; empty when the input is a plain text.</summary>
    public ImmutableArray<InputField> Fields { get; }

    public static ExampleInput OfText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ExampleInput(text, []);
    }

    /// <exception cref="ArgumentException">There is no field.</exception>
    public static ExampleInput OfFields(ImmutableArray<InputField> fields)
    {
        if (fields.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An input of fields needs at least one.", nameof(fields));
        }

        return new ExampleInput(string.Join('\n', fields.Select(field => $"{field.Name}: {field.Value}")), fields);
    }

    public bool Equals(ExampleInput? other) => other is not null && Text == other.Text && Fields.Length == other.Fields.Length;

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    public override string ToString() => Text;
}
