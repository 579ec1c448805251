namespace Rung.Engine.Datasets;

/// <summary>What a record holds under one name, before anything is made of it.</summary>
internal readonly record struct FieldValue(FieldShape Shape, string Text)
{
    private const int LongestShown = 40;

    public static FieldValue Nothing => new(FieldShape.Nothing, "");

    /// <summary>Whether the record has no text here: the name is missing, or nothing but blanks stands under it.</summary>
    public bool IsBlank => Shape is FieldShape.Absent or FieldShape.Nothing || string.IsNullOrWhiteSpace(Text);

    /// <summary>For a message: the value itself where it is short.</summary>
    public string Described => Shape switch
    {
        _ when IsBlank => "nothing",
        FieldShape.Object => "an object",
        FieldShape.Array => "a list",
        FieldShape.Number => $"the number {Shown}",
        FieldShape.Flag => Text,
        _ => $"'{Shown}'",
    };

    private string Shown => Text.Length <= LongestShown ? Text : Text[..(char.IsHighSurrogate(Text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + "…";

    /// <summary>An empty cell of a table says nothing, as <c>null</c> does in JSON.</summary>
    public static FieldValue OfCell(string text) => text.Length == 0 ? Nothing : new FieldValue(FieldShape.Text, text);
}

internal enum FieldShape
{
    /// <summary>The record does not have the name.</summary>
    Absent,

    /// <summary><c>null</c>, or an empty cell.</summary>
    Nothing,

    Text,

    /// <summary>A JSON number, as it is written.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A JSON object, compact, its properties in the order of the file.</summary>
    Object,

    /// <summary>A JSON array, compact.</summary>
    Array,
}
