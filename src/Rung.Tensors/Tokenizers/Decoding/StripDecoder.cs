namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>Takes a character off the ends, as often as it stands there and is allowed.</summary>
internal sealed class StripDecoder(char content, int start, int stop) : TokenDecoder
{
    public override DecoderStage Start(DecoderStage next, bool isJoined) =>
        isJoined ? new JoinedStage(next, content, start, stop) : new Stage(next, content, start, stop);

    private static int CountAtStart(ReadOnlySpan<char> text, char content, int most)
    {
        var count = text.IndexOfAnyExcept(content);
        return Math.Min(most, count < 0 ? text.Length : count);
    }

    private static int CountAtEnd(ReadOnlySpan<char> text, char content, int most) =>
        Math.Min(most, text.Length - 1 - text.LastIndexOfAnyExcept(content));

    private sealed class Stage(DecoderStage next, char content, int start, int stop) : DecoderStage(next)
    {
        public override void Take(ReadOnlySpan<char> token)
        {
            var rest = token[CountAtStart(token, content, start)..];
            Next.Take(rest[..^CountAtEnd(rest, content, stop)]);
        }
    }

    // Of one text that comes in parts the first characters are seen once, and the last may be any: those are held back.
    private sealed class JoinedStage(DecoderStage next, char content, int start, int stop) : DecoderStage(next)
    {
        private int _left = start;
        private int _held;

        public override void Take(ReadOnlySpan<char> token)
        {
            var dropped = CountAtStart(token, content, _left);
            var rest = token[dropped..];
            _left = rest.IsEmpty ? _left - dropped : 0;
            if (rest.IsEmpty)
            {
                return;
            }

            var trailing = CountAtEnd(rest, content, stop);
            if (trailing == rest.Length)
            {
                _held += trailing;
                Release(_held - stop);
                return;
            }

            Release(_held);
            Next.Take(rest[..^trailing]);
            _held = trailing;
        }

        private void Release(int count)
        {
            for (; count > 0; count--)
            {
                Next.Take([content]);
                _held--;
            }
        }
    }
}
