namespace Rung.Tensors.Tokenizers.Algorithms;

/// <summary>Turns a piece of text into tokens. Immutable but for a cache that any number of threads may use at a time.</summary>
internal abstract class TokenModel
{
    private readonly WordCache _cache = new();

    /// <summary>Adds the tokens of a piece, their spans counted from <paramref name="offset"/>.</summary>
    public virtual void Encode(ReadOnlySpan<char> piece, int offset, TokenSink sink) => EncodeWord(piece, offset, sink);

    protected void EncodeWord(ReadOnlySpan<char> word, int offset, TokenSink sink)
    {
        if (word.Length > WordCache.LongestWord)
        {
            Compute(word, offset, sink);
        }
        else if (!_cache.TryAdd(word, offset, sink))
        {
            var first = sink.Count;
            Compute(word, offset, sink);
            _cache.Remember(word, offset, sink, first);
        }
    }

    /// <summary>Adds the tokens of a word that was not seen lately.</summary>
    protected abstract void Compute(ReadOnlySpan<char> word, int offset, TokenSink sink);
}
