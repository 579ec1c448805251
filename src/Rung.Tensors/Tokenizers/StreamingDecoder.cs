using Rung.Tensors.Tokenizers.Decoding;

namespace Rung.Tensors.Tokenizers;

/// <summary>
/// Decodes tokens as they are generated. Each call gives the text that is certain by now: never half a character, and never
/// one that a later token changes. All that it gave, with what <see cref="Finish"/> gives, is what
/// <see cref="Tokenizer.Decode(ReadOnlySpan{int}, DecodeOptions?)"/> makes of the same tokens. For one thread and one text.
/// </summary>
public sealed class StreamingDecoder
{
    private readonly Tokenizer _tokenizer;
    private readonly bool _skipsSpecialTokens;
    private readonly TextEnd _end = new();
    private readonly DecoderStage _first;
    private bool _isFinished;

    internal StreamingDecoder(Tokenizer tokenizer, DecoderChain chain, bool skipsSpecialTokens)
    {
        _tokenizer = tokenizer;
        _skipsSpecialTokens = skipsSpecialTokens;
        _first = chain.Start(_end);
    }

    /// <summary>The text that the next token makes certain; often empty, where a character is not whole yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No token has this id.</exception>
    public string Push(int id)
    {
        Take(id);
        return _end.Fetch();
    }

    /// <summary>What was held back; bytes that never became a character are U+FFFD.</summary>
    public string Finish()
    {
        if (!_isFinished)
        {
            _isFinished = true;
            _first.Finish();
        }

        return _end.Fetch();
    }

    internal void Take(int id)
    {
        ObjectDisposedException.ThrowIf(_isFinished, this);
        var token = _tokenizer.TokenOf(id)
            ?? throw new ArgumentOutOfRangeException(nameof(id), id, $"No token has this id; the vocabulary has {_tokenizer.VocabularySize}.");
        if (!_skipsSpecialTokens || !_tokenizer.IsSpecial(id))
        {
            _first.Take(token);
        }
    }
}
