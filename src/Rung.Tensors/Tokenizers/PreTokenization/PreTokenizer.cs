namespace Rung.Tensors.Tokenizers.PreTokenization;

/// <summary>Splits a text into the pieces that the model sees one at a time. Immutable.</summary>
internal abstract class PreTokenizer
{
    /// <summary>Makes pieces of the pieces; may change the text as well.</summary>
    public abstract void Apply(AlignedText text, PieceList pieces);
}
