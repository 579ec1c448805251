namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>Makes spaces of the mark that ends a word; the last word has none behind it.</summary>
internal sealed class BpeDecoder(string suffix) : TokenDecoder
{
    public override DecoderStage Start(DecoderStage next, bool isJoined) => new Stage(next, suffix);

    private sealed class Stage(DecoderStage next, string suffix) : DecoderStage(next)
    {
        private string? _waiting;

        public override void Take(ReadOnlySpan<char> token)
        {
            Hand(" ");
            _waiting = token.ToString();
        }

        public override void Finish()
        {
            Hand("");
            Next.Finish();
        }

        private void Hand(string space)
        {
            if (_waiting is not null)
            {
                Next.Take(suffix.Length == 0 ? _waiting : _waiting.Replace(suffix, space, StringComparison.Ordinal));
            }
        }
    }
}
