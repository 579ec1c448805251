namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>Makes spaces of the sign; the one that encoding put in front goes.</summary>
internal sealed class MetaspaceDecoder(char sign, bool dropsFirst) : TokenDecoder
{
    public override DecoderStage Start(DecoderStage next, bool isJoined) => new Stage(next, sign, dropsFirst);

    private sealed class Stage(DecoderStage next, char sign, bool dropsFirst) : DecoderStage(next)
    {
        private bool _isFirst = dropsFirst;

        public override void Take(ReadOnlySpan<char> token)
        {
            var text = token;
            if (_isFirst)
            {
                text = token.StartsWith([sign]) ? token[1..] : token;
                _isFirst = false;
            }

            Next.Take(text.Contains(sign) ? text.ToString().Replace(sign, ' ') : text);
        }
    }
}
