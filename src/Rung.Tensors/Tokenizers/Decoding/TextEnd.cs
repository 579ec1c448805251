using System.Text;

namespace Rung.Tensors.Tokenizers.Decoding;

/// <summary>Where a decoding ends: the text that came out and was not fetched yet.</summary>
internal sealed class TextEnd() : DecoderStage(next: null)
{
    private readonly StringBuilder _text = new();

    public override void Take(ReadOnlySpan<char> token) => _text.Append(token);

    public string Fetch()
    {
        var text = _text.ToString();
        _text.Clear();
        return text;
    }
}
