namespace Rung.Engine.Local;

/// <summary>A conversation as a model reads it.</summary>
/// <param name="Text">All of it, up to where the answer begins.</param>
/// <param name="IsTemplated">Whether the model's own template wrote it, special tokens among the text.</param>
/// <param name="EndsAtBlankLine">Whether a blank line ends the answer, as it ends every message before it.</param>
internal sealed record RenderedPrompt(string Text, bool IsTemplated, bool EndsAtBlankLine);
