using Rung.Tensors.Tokenizers.Algorithms;
using Rung.Tensors.Tokenizers.Normalization;
using Rung.Tensors.Tokenizers.PreTokenization;

namespace Rung.Tensors.Tokenizers;

/// <summary>The way of one text through the tokenizer, and the memory that it takes. Used by one encoding at a time.</summary>
internal sealed class EncodingRun(
    AddedTokenFinder inOriginal, AddedTokenFinder inNormalized, Normalizer? normalizer, IReadOnlyList<PreTokenizer> splits, TokenModel model)
{
    private readonly PieceList _parts = new();
    private readonly PieceList _pieces = new();
    private readonly AlignedText _text = new();

    public TokenSink Tokens { get; } = new();

    /// <summary>Fills <see cref="Tokens"/>.</summary>
    public void Encode(string text, bool findsSpecial)
    {
        Tokens.Clear();
        _parts.Begin();
        inOriginal.Split(text, findsSpecial, _parts);
        _parts.Commit();
        foreach (var part in _parts.Current)
        {
            if (part.IsToken)
            {
                Tokens.Add(part.TokenId, part.Start, part.End);
            }
            else
            {
                EncodePart(text.AsMemory(part.Start, part.End - part.Start), part.Start, findsSpecial);
            }
        }
    }

    private void EncodePart(ReadOnlyMemory<char> part, int origin, bool findsSpecial)
    {
        _text.Reset(part, origin);
        normalizer?.Apply(_text);
        _pieces.Begin();
        inNormalized.Split(_text.Chars, findsSpecial, _pieces);
        _pieces.Commit();
        foreach (var split in splits)
        {
            split.Apply(_text, _pieces);
        }

        var first = Tokens.Count;
        foreach (var piece in _pieces.Current)
        {
            if (piece.IsToken)
            {
                Tokens.Add(piece.TokenId, piece.Start, piece.End);
            }
            else
            {
                model.Encode(_text.Chars[piece.Start..piece.End], piece.Start, Tokens);
            }
        }

        foreach (ref var span in Tokens.Spans[first..])
        {
            span = _text.OriginOf(span.Start, span.End);
        }
    }
}
