namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>A place that a pattern asks for.</summary>
internal enum Assertion
{
    TextStart,
    TextEnd,
    TextEndOrLastNewline,
    LineStart,
    LineEnd,
    WordBoundary,
    NoWordBoundary,
}
