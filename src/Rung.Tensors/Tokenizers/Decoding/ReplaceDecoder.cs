using System.Text;
using Rung.Tensors.Tokenizers.Patterns;

namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>Puts a text in the place of each match of a pattern.</summary>
internal sealed class ReplaceDecoder(Pattern pattern, string content, bool isOneCharacter) : TokenDecoder
{
    // A token is short whatever stages it has been through; of a whole text 64 times this are allowed.
    private const int LongestText = 1 << 20;

    public override DecoderStage Start(DecoderStage next, bool isJoined) =>
        isJoined && !isOneCharacter ? new JoinedStage(next, pattern, content) : new Stage(next, pattern, content);

    private static string Replace(Pattern pattern, string content, ReadOnlySpan<char> text, int honest)
    {
        var result = new StringBuilder();
        var scan = pattern.Rent();
        var done = 0;
        while (scan.TryNext(text, out var start, out var end))
        {
            TextGrowthException.ThrowIfTooLong(honest, result.Length + (long)content.Length);
            result.Append(text[done..start]).Append(content);
            done = end;
        }

        pattern.Return(scan);
        return result.Append(text[done..]).ToString();
    }

    private sealed class Stage(DecoderStage next, Pattern pattern, string content) : DecoderStage(next)
    {
        public override void Take(ReadOnlySpan<char> token) => Next.Take(Replace(pattern, content, token, honest: 0));
    }

    // A match may reach over the parts of one text: it is replaced when all of it is there.
    private sealed class JoinedStage(DecoderStage next, Pattern pattern, string content) : DecoderStage(next)
    {
        private readonly StringBuilder _text = new();

        public override void Take(ReadOnlySpan<char> token) => _text.Append(token);

        public override void Finish()
        {
            Next.Take(Replace(pattern, content, _text.ToString(), LongestText));
            Next.Finish();
        }
    }
}
