namespace Rung.Cli.Embedding;

/// <summary>A text to be embedded.</summary>
/// <param name="Text">The text.</param>
/// <param name="Id">The record's id as JSON, where it has one.</param>
internal sealed record TextRecord(string Text, string? Id);
