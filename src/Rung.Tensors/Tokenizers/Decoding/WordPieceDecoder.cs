namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>Joins continuations to their words and sets words apart; may close up punctuation.</summary>
internal sealed class WordPieceDecoder(string prefix, bool cleansUp) : TokenDecoder
{
    public override DecoderStage Start(DecoderStage next, bool isJoined) => new Stage(next, prefix, cleansUp);

    private sealed class Stage(DecoderStage next, string prefix, bool cleansUp) : DecoderStage(next)
    {
        private bool _isFirst = true;

        public override void Take(ReadOnlySpan<char> token)
        {
            var text = _isFirst ? token.ToString() : token.StartsWith(prefix) ? token[prefix.Length..].ToString() : $" {token}";
            _isFirst = false;
            Next.Take(cleansUp ? SpacingCleanUp.Apply(text) : text);
        }
    }
}
