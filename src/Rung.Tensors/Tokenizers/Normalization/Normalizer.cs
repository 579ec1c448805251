namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>Changes a text before it is split, remembering where each character comes from. Immutable.</summary>
internal abstract class Normalizer
{
    public abstract void Apply(AlignedText text);

    /// <summary>What becomes of a text by itself.</summary>
    public string Apply(string text)
    {
        var aligned = new AlignedText();
        aligned.Reset(text.AsMemory(), origin: 0);
        Apply(aligned);
        return new string(aligned.Chars);
    }
}
