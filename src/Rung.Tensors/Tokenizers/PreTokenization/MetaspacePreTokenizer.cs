namespace Rung.Tensors.Tokenizers.PreTokenization;

/// <summary>SentencePiece's way: spaces become a visible sign, a piece gets one in front, and each word starts with it.</summary>
internal sealed class MetaspacePreTokenizer(char sign, PrependScheme scheme, bool splits) : PreTokenizer
{
    public override void Apply(AlignedText text, PieceList pieces)
    {
        text.Begin();
        pieces.Begin();
        foreach (var piece in pieces.Current)
        {
            var start = text.Written;
            if (piece.IsToken)
            {
                text.Keep(piece.Start, piece.End);
                pieces.Add(new Piece(start, text.Written, piece.TokenId));
            }
            else
            {
                Write(text, piece);
                pieces.Add(new Piece(start, text.Written));
            }
        }

        text.Commit();
        pieces.Commit();
        if (splits)
        {
            Split(text, pieces);
        }
    }

    private void Write(AlignedText text, Piece piece)
    {
        var first = text.Chars[piece.Start];
        var isWanted = scheme == PrependScheme.Always || (scheme == PrependScheme.First && text.OriginOf(piece.Start, piece.Start).Start == 0);
        if (isWanted && first != sign && first != ' ')
        {
            text.Insert([sign], piece.Start);
        }

        for (var i = piece.Start; i < piece.End; i++)
        {
            if (text.Chars[i] == ' ')
            {
                text.Put(sign, i, i + 1);
            }
            else
            {
                text.Keep(i);
            }
        }
    }

    // A sign begins a piece and takes what follows; of several signs each but the last is a piece by itself.
    private void Split(AlignedText text, PieceList pieces)
    {
        pieces.Begin();
        foreach (var piece in pieces.Current)
        {
            if (piece.IsToken)
            {
                pieces.Add(piece);
                continue;
            }

            var start = piece.Start;
            for (var i = start + 1; i < piece.End; i++)
            {
                if (text.Chars[i] == sign)
                {
                    pieces.Add(start, i);
                    start = i;
                }
            }

            pieces.Add(start, piece.End);
        }

        pieces.Commit();
    }
}
