namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>From here on the tokens are one text.</summary>
internal sealed class FuseDecoder : TokenDecoder
{
    public override bool JoinsAll => true;

    public override DecoderStage Start(DecoderStage next, bool isJoined) => next;
}
