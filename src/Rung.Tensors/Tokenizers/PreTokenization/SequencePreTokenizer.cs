namespace Rung.Tensors.Tokenizers.PreTokenization;

/// <summary>One after the other.</summary>
internal sealed class SequencePreTokenizer(IReadOnlyList<PreTokenizer> steps) : PreTokenizer
{
    public IReadOnlyList<PreTokenizer> Steps => steps;

    public override void Apply(AlignedText text, PieceList pieces)
    {
        foreach (var step in steps)
        {
            step.Apply(text, pieces);
        }
    }
}
