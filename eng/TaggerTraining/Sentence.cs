namespace Rung.TaggerTraining;

/// <summary>A text with the spans in it, by type.</summary>
internal sealed record Sentence(string Text, IReadOnlyList<(int Start, int End, string Type)> Spans);
