namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>A regular expression is malformed, or outside of what can be matched in linear time.</summary>
internal sealed class PatternException(string pattern, int position, string problem)
    : TensorException($"The pattern '{pattern}', at character {position + 1}: {problem}");
