namespace Rung.Engine.Providers;

/// <summary>
/// Finds the line <c>data: [DONE]</c> in a stream of server-sent events, however the bytes are cut into reads.
/// </summary>
internal sealed class EndMark
{
    private const int OtherLine = -1;
    private const int AfterColon = 5;

    private int _matched;
    private bool _isSeen;

    private static ReadOnlySpan<byte> Mark => "data:[DONE]"u8;

    /// <summary>Whether the mark has come, in these bytes or before.</summary>
    public bool Observe(ReadOnlySpan<byte> bytes)
    {
        while (!_isSeen && !bytes.IsEmpty)
        {
            if (_matched == OtherLine)
            {
                var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
                bytes = end < 0 ? [] : bytes[end..];
            }

            if (!bytes.IsEmpty)
            {
                Step(bytes[0]);
                bytes = bytes[1..];
            }
        }

        return _isSeen;
    }

    private void Step(byte next)
    {
        if (next is (byte)'\n' or (byte)'\r')
        {
            _matched = 0;
        }
        else if (next != ' ' || _matched != AfterColon)
        {
            _matched = _matched != OtherLine && next == Mark[_matched] ? _matched + 1 : OtherLine;
            _isSeen = _matched == Mark.Length;
        }
    }
}
