namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>How much a repetition takes, and whether it gives some of it back.</summary>
internal enum RepeatKind
{
    Greedy,
    Lazy,
    Possessive,
}
