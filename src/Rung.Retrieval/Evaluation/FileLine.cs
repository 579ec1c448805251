using System.Globalization;

namespace Rung.Retrieval.Evaluation;

/// <summary>A line of a file and its fields, each with the place where it stands.</summary>
internal readonly record struct FileLine(string File, int Number, string Text)
{
    /// <summary>What stands between the separators; runs of blanks and tabs are one.</summary>
    public List<FileField> Words()
    {
        var fields = new List<FileField>();
        for (var at = 0; at < Text.Length;)
        {
            var end = at;
            while (end < Text.Length && Text[end] is not (' ' or '\t'))
            {
                end++;
            }

            if (end > at)
            {
                fields.Add(new(Text[at..end], at + 1));
            }

            at = end + 1;
        }

        return fields;
    }

    /// <summary>What stands between single tabs; may be empty.</summary>
    public List<FileField> Cells()
    {
        var (fields, column) = (new List<FileField>(), 1);
        foreach (var cell in Text.Split('\t'))
        {
            fields.Add(new(cell, column));
            column += cell.Length + 1;
        }

        return fields;
    }

    public int Whole(FileField field, string meaning) =>
        int.TryParse(field.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong(field, $"a whole number ({meaning})");

    public double Decimal(FileField field, string meaning) =>
        double.TryParse(field.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
                ? value
                : throw Wrong(field, $"a number ({meaning})");

    public EvaluationFileException Wrong(FileField field, string expected) =>
        new(File, Number, field.Column, $"'{field.Text}'", expected);

    public EvaluationFileException WrongCount(List<FileField> fields, string expected) =>
        new(File, Number, column: 1, $"{fields.Count} fields", expected);
}
