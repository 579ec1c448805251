namespace Rung.Tensors.Tokenizers;

/// <summary>A place in the original text, in UTF-16 units: <see cref="string.Substring(int, int)"/> takes them as they are.</summary>
/// <param name="Start">The first unit.</param>
/// <param name="End">The unit behind the last; equal to <paramref name="Start"/> where a token stands for nothing written.</param>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>The part of the text that the span covers.</summary>
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text[Start..End];
}
