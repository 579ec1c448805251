namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>How one step of decoding works; starts a stage for each decoding. Immutable.</summary>
internal abstract class TokenDecoder
{
    /// <summary>Whether what it hands on is one text, whatever comes in.</summary>
    public virtual bool JoinsAll => false;

    /// <param name="next">Takes what the stage makes.</param>
    /// <param name="isJoined">Whether what comes in is one text in parts.</param>
    public abstract DecoderStage Start(DecoderStage next, bool isJoined);
}
