namespace Rung.Retrieval.Evaluation;

/// <summary>A field of a line and the column where it begins, from 1.</summary>
internal readonly record struct FileField(string Text, int Column);
