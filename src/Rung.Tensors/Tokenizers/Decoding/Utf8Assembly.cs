using System.Buffers;
using System.Text;

namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>
/// Makes characters of bytes that come one by one, and hands each on when it is whole. What is no UTF-8 becomes U+FFFD: one
/// for each byte, or one for each beginning of a character, as the Unicode standard recommends.
/// </summary>
internal sealed class Utf8Assembly(DecoderStage next, bool replacesEachByte)
{
    private readonly byte[] _bytes = new byte[4];
    private int _count;

    public void Take(byte value)
    {
        _bytes[_count++] = value;
        while (_count > 0)
        {
            var status = Rune.DecodeFromUtf8(_bytes.AsSpan(0, _count), out var rune, out var consumed);
            if (status == OperationStatus.NeedMoreData)
            {
                return;
            }

            Hand(rune, status == OperationStatus.Done ? 1 : consumed);
            _bytes.AsSpan(consumed, _count - consumed).CopyTo(_bytes);
            _count -= consumed;
        }
    }

    /// <summary>Whatever is open will not be completed.</summary>
    public void Finish()
    {
        if (_count > 0)
        {
            Hand(Rune.ReplacementChar, _count);
            _count = 0;
        }
    }

    private void Hand(Rune rune, int bytes)
    {
        Span<char> units = stackalloc char[2];
        var length = rune.EncodeToUtf16(units);
        for (var i = 0; i < (replacesEachByte ? bytes : 1); i++)
        {
            next.Take(units[..length]);
        }
    }
}
