namespace Rung.Tensors.Tokenizers.PreTokenization;

/// <summary>The words of a <see cref="ByteLevelPreTokenizer"/> as they were written.</summary>
internal sealed class ByteLevelSplit(ByteLevelPreTokenizer whole) : PreTokenizer
{
    public override void Apply(AlignedText text, PieceList pieces) => whole.SplitOnly(text, pieces);
}
