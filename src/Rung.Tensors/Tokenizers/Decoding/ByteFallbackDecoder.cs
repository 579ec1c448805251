using System.Globalization;

namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>Makes characters of runs of <c>&lt;0x…&gt;</c>.</summary>
internal sealed class ByteFallbackDecoder : TokenDecoder
{
    private const int TokenLength = 6;

    public override DecoderStage Start(DecoderStage next, bool isJoined) => new Stage(next);

    private sealed class Stage(DecoderStage next) : DecoderStage(next)
    {
        private readonly Utf8Assembly _assembly = new(next, replacesEachByte: true);

        public override void Take(ReadOnlySpan<char> token)
        {
            if (token.Length == TokenLength && token.StartsWith("<0x") && token[^1] == '>'
                && byte.TryParse(token[3..^1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                _assembly.Take(value);
                return;
            }

            _assembly.Finish();
            Next.Take(token);
        }

        public override void Finish()
        {
            _assembly.Finish();
            Next.Finish();
        }
    }
}
