namespace Rung.Core.Texts;

/// <summary>A text that was read in a wrong encoding, and what it was.</summary>
/// <param name="Text">The whole text with its misread parts read rightly.</param>
/// <param name="Encoding">What the UTF-8 was taken for, such as <c>windows-1252</c>; the outermost where it happened more than once.</param>
/// <param name="Layers">How many times it was misread.</param>
/// <param name="IsCertain">False where the right reading still lacks characters: they were lost before.</param>
public sealed record MojibakeRepair(string Text, string Encoding, int Layers, bool IsCertain);
