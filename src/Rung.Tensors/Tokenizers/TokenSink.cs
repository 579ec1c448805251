namespace Rung.Tensors.Tokenizers;

/// <summary>Takes the tokens of one encoding, in order. It grows and is used again.</summary>
internal sealed class TokenSink
{
    private int[] _ids = new int[64];
    private TextSpan[] _spans = new TextSpan[64];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, Count);

    public Span<TextSpan> Spans => _spans.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>Takes back all but the first tokens.</summary>
    public void Truncate(int count) => Count = count;

    public void Add(int id, int start, int end)
    {
        if (Count == _ids.Length)
        {
            Array.Resize(ref _ids, Count * 2);
            Array.Resize(ref _spans, Count * 2);
        }

        _ids[Count] = id;
        _spans[Count++] = new TextSpan(start, end);
    }
}
