namespace Rung.Engine.PersonalData.Tagging;

/// <summary>A word, a number or a single mark of a text.</summary>
internal readonly record struct Token(int Start, int Length)
{
    public int End => Start + Length;
}
