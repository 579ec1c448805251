namespace Rung.Tensors.Tokenizers.PreTokenization;

/// <summary>Splits without changing the text.</summary>
internal abstract class SplittingPreTokenizer : PreTokenizer
{
    public sealed override void Apply(AlignedText text, PieceList pieces)
    {
        pieces.Begin();
        foreach (var piece in pieces.Current)
        {
            if (piece.IsToken)
            {
                pieces.Add(piece);
            }
            else
            {
                Split(text.Chars[piece.Start..piece.End], piece.Start, pieces);
            }
        }

        pieces.Commit();
    }

    /// <param name="text">The characters of one piece.</param>
    /// <param name="offset">Where the piece starts: what is added starts there or later.</param>
    /// <param name="pieces">Takes the new pieces.</param>
    protected abstract void Split(ReadOnlySpan<char> text, int offset, PieceList pieces);
}
