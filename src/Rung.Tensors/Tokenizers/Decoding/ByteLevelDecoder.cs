namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>Reads the byte alphabet. A token with another letter (an added one) is taken as it is written.</summary>
internal sealed class ByteLevelDecoder : TokenDecoder
{
    public override bool JoinsAll => true;

    public override DecoderStage Start(DecoderStage next, bool isJoined) => new Stage(next);

    private sealed class Stage(DecoderStage next) : DecoderStage(next)
    {
        private readonly Utf8Assembly _assembly = new(next, replacesEachByte: false);

        public override void Take(ReadOnlySpan<char> token)
        {
            foreach (var letter in token)
            {
                if (ByteAlphabet.ByteOf(letter) < 0)
                {
                    TakeAsWritten(token);
                    return;
                }
            }

            foreach (var letter in token)
            {
                _assembly.Take((byte)ByteAlphabet.ByteOf(letter));
            }
        }

        public override void Finish()
        {
            _assembly.Finish();
            Next.Finish();
        }

        private void TakeAsWritten(ReadOnlySpan<char> token)
        {
            Span<byte> bytes = stackalloc byte[4];
            foreach (var rune in token.EnumerateRunes())
            {
                foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
                {
                    _assembly.Take(value);
                }
            }
        }
    }
}
