namespace Rung.Tensors.Tokenizers.PreTokenization;

/// <summary>GPT-2's way: words with the space before them, contractions apart, and then bytes written as letters.</summary>
internal sealed class ByteLevelPreTokenizer(bool addsPrefixSpace, bool usesPattern) : PreTokenizer
{
    /// <summary>The pattern that came with GPT-2.</summary>
    public const string WordPattern = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    private readonly WordScanner? _words = usesPattern ? new WordScanner() : null;

    public override void Apply(AlignedText text, PieceList pieces)
    {
        SplitOnly(text, pieces);
        text.Begin();
        pieces.Begin();
        foreach (var piece in pieces.Current)
        {
            var start = text.Written;
            if (piece.IsToken)
            {
                text.Keep(piece.Start, piece.End);
            }
            else
            {
                ByteAlphabet.Spell(text, piece.Start, piece.End);
            }

            pieces.Add(new Piece(start, text.Written, piece.TokenId));
        }

        text.Commit();
        pieces.Commit();
    }

    /// <summary>The pieces without the letters: for a model that takes bytes as they are.</summary>
    public void SplitOnly(AlignedText text, PieceList pieces)
    {
        if (addsPrefixSpace)
        {
            AddSpaces(text, pieces);
        }

        _words?.Apply(text, pieces);
    }

    private static void AddSpaces(AlignedText text, PieceList pieces)
    {
        text.Begin();
        pieces.Begin();
        foreach (var piece in pieces.Current)
        {
            var start = text.Written;
            if (!piece.IsToken && text.Chars[piece.Start] != ' ')
            {
                text.Insert(" ", piece.Start);
            }

            text.Keep(piece.Start, piece.End);
            pieces.Add(new Piece(start, text.Written, piece.TokenId));
        }

        text.Commit();
        pieces.Commit();
    }
}
