namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>One step of a decoding under way: takes tokens in order and hands what it makes of them on, as soon as it is sure.</summary>
internal abstract class DecoderStage(DecoderStage? next)
{
    protected DecoderStage Next => next!;

    /// <summary>The next token; in a stage behind one that joins all, the next part of the one text.</summary>
    public abstract void Take(ReadOnlySpan<char> token);

    /// <summary>There are no more.</summary>
    public virtual void Finish() => next?.Finish();
}
