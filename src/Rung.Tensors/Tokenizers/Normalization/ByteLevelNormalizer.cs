namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>Writes the text's bytes with the letters of the byte alphabet.</summary>
internal sealed class ByteLevelNormalizer : Normalizer
{
    public override void Apply(AlignedText text)
    {
        text.Begin();
        ByteAlphabet.Spell(text, 0, text.Length);
        text.Commit();
    }
}
