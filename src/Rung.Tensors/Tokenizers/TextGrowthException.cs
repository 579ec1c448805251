namespace Rung.Tensors.Tokenizers;

/// <summary>
/// A tokenizer makes far more of a text than any honest one does: replacements upon replacements can grow without end. The
/// tokenizer's file is broken or hostile; take it from its source again.
/// </summary>
public sealed class TextGrowthException : TensorException
{
    private const long Always = 1 << 16;
    private const long PerUnit = 64;

    private TextGrowthException(long length, long grown)
        : base($"The tokenizer makes at least {grown} characters of a text of {length}. Its file is broken or hostile: take it from its source again.")
    {
    }

    /// <summary>Refuses a text of one length that has grown to another.</summary>
    internal static void ThrowIfTooLong(long length, long grown)
    {
        if (grown > Always + (length * PerUnit))
        {
            throw new TextGrowthException(length, grown);
        }
    }
}
