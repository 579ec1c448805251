namespace Rung.Tensors.Tokenizers.Patterns;

/// <summary>The instructions that patterns are compiled to.</summary>
internal enum PatternOpCode
{
    One,
    Loop,
    Look,
    Assert,
    Split,
    Jump,
    Match,
}
