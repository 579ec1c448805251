namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>The steps of a tokenizer's decoding, in order; with none at all tokens are set apart by spaces.</summary>
internal sealed class DecoderChain(IReadOnlyList<TokenDecoder> decoders)
{
    public static readonly DecoderChain SpacesBetween = new([new SpacingDecoder()]);

    public DecoderStage Start(TextEnd end)
    {
        // From the last to the first, each given the next; what is joined is known from the first on.
        var firstJoin = decoders.TakeWhile(decoder => !decoder.JoinsAll).Count();
        DecoderStage stage = end;
        for (var i = decoders.Count - 1; i >= 0; i--)
        {
            stage = decoders[i].Start(stage, isJoined: i > firstJoin);
        }

        return stage;
    }

    private sealed class SpacingDecoder : TokenDecoder
    {
        public override DecoderStage Start(DecoderStage next, bool isJoined) => new Stage(next);

        private sealed class Stage(DecoderStage next) : DecoderStage(next)
        {
            private bool _isFirst = true;

            public override void Take(ReadOnlySpan<char> token)
            {
                Next.Take(_isFirst ? token : $" {token}");
                _isFirst = false;
            }
        }
    }
}
