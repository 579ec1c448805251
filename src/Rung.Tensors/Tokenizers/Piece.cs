namespace Rung.Tensors.Tokenizers;

/// <summary>A part of an <see cref="AlignedText"/> that the model sees for itself, or one that is an added token already.</summary>
internal readonly record struct Piece(int Start, int End, int TokenId = Piece.NoToken)
{
    public const int NoToken = -1;

    public bool IsToken => TokenId >= 0;
}
