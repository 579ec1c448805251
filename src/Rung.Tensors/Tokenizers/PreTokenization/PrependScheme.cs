namespace Rung.Tensors.Tokenizers.PreTokenization;

/// <summary>Where the sign for a space is put in front: at every piece, at the start of the text alone, or nowhere.</summary>
internal enum PrependScheme
{
    Always,
    First,
    Never,
}
