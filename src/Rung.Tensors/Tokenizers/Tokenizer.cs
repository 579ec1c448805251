using System.Collections.Immutable;
using Rung.Tensors.Tokenizers.Algorithms;
using Rung.Tensors.Tokenizers.Algorithms.Bpe;
using Rung.Tensors.Tokenizers.Decoding;
using Rung.Tensors.Tokenizers.PostProcessing;
using Rung.Tensors.Tokenizers.PreTokenization;
using Rung.Tensors.Tokenizers.Reading;

namespace Rung.Tensors.Tokenizers;

/// <summary>
/// Text to token ids and back, as a <c>tokenizer.json</c> of Hugging Face says. Immutable but for caches: any number of
/// threads may use one. Text is UTF-16; half a surrogate pair counts as U+FFFD.
/// </summary>
public sealed class Tokenizer
{
    private const int LongestKept = 1 << 20;

    private readonly TokenizerParts _parts;
    private readonly AddedTokenFinder _inOriginal;
    private readonly AddedTokenFinder _inNormalized;
    private readonly IReadOnlyList<PreTokenizer> _splits;
    private readonly TokenModel _model;
    private readonly HashSet<int> _special;
    private EncodingRun? _idle;

    internal Tokenizer(TokenizerParts parts)
    {
        _parts = parts;
        _special = [.. parts.AddedTokens.Where(token => token.IsSpecial).Select(token => token.Id)];
        _inOriginal = new AddedTokenFinder(parts.AddedTokens.Where(token => !token.IsNormalized).Select(token => (token.Content, token)));
        _inNormalized = new AddedTokenFinder(parts.AddedTokens.Where(token => token.IsNormalized)
            .Select(token => (parts.Normalizer?.Apply(token.Content) ?? token.Content, token)));
        (_splits, _model) = Shortened(parts);
    }

    /// <summary>One more than the highest id: the rows that a model's embedding needs at least.</summary>
    public int VocabularySize => _parts.Vocabulary.Size;

    public ImmutableArray<AddedToken> AddedTokens => _parts.AddedTokens;

    public Truncation? Truncation => _parts.Truncation;

    public Padding? Padding => _parts.Padding;

    /// <summary>What the file asks for and is left out here on purpose, for a person to read.</summary>
    public ImmutableArray<string> Notes => _parts.Notes;

    /// <summary>Reads a <c>tokenizer.json</c>.</summary>
    /// <exception cref="TokenizerFileException">The file is broken, or asks for what is not supported.</exception>
    public static Tokenizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read(TokenizerFile.ReadBytes(path), path);
    }

    /// <param name="json">The content of a <c>tokenizer.json</c>.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="TokenizerFileException">It is broken, or asks for what is not supported.</exception>
    public static Tokenizer Read(ReadOnlyMemory<byte> json, string name) => new(TokenizerFile.Read(json, name));

    public string? TokenOf(int id) => _parts.Vocabulary.TokenOf(id);

    public int? IdOf(string token) => _parts.Vocabulary.IdOf(token);

    public bool IsSpecial(int id) => _special.Contains(id);

    public EncodedText Encode(string text, EncodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= EncodeOptions.Default;
        var run = Run(text, options);
        var encoded = EncodingAssembly.Assemble(_parts.PostProcessor, run.Tokens, second: null, options);
        Return(run, text);
        return encoded;
    }

    public EncodedText EncodePair(string first, string second, EncodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        options ??= EncodeOptions.Default;
        var (one, other) = (Run(first, options), Run(second, options));
        var encoded = EncodingAssembly.Assemble(_parts.PostProcessor, one.Tokens, other.Tokens, options);
        Return(one, first);
        Return(other, second);
        return encoded;
    }

    /// <exception cref="ArgumentOutOfRangeException">An id is of no token.</exception>
    public string Decode(ReadOnlySpan<int> ids, DecodeOptions? options = null)
    {
        options ??= DecodeOptions.Default;
        var decoder = StartDecoding(options.SkipsSpecialTokens);
        foreach (var id in ids)
        {
            decoder.Take(id);
        }

        var text = decoder.Finish();
        return options.CleansUpSpaces ? SpacingCleanUp.Apply(text) : text;
    }

    public StreamingDecoder StartDecoding(bool skipsSpecialTokens = true) => new(this, _parts.Decoder, skipsSpecialTokens);

    // Where the last step before a byte-pair encoder is to spell bytes, the encoder does so itself, for new words alone.
    private static (IReadOnlyList<PreTokenizer> Splits, TokenModel Model) Shortened(TokenizerParts parts)
    {
        List<PreTokenizer> splits = parts.PreTokenizer switch
        {
            null => [],
            SequencePreTokenizer sequence => [.. sequence.Steps],
            var only => [only],
        };
        if (splits is [.., ByteLevelPreTokenizer last] && parts.Model is BpeModel { HasAllBytes: true } model)
        {
            splits[^1] = new ByteLevelSplit(last);
            return (splits, model.SpellingBytes());
        }

        return (splits, parts.Model);
    }

    private EncodingRun Run(string text, EncodeOptions options)
    {
        var run = Interlocked.Exchange(ref _idle, null)
            ?? new EncodingRun(_inOriginal, _inNormalized, _parts.Normalizer, _splits, _model);
        run.Encode(text, options.FindsSpecialTokens);
        if (_parts.PostProcessor.TrimsSpans)
        {
            Trim(text, run.Tokens.Spans);
        }

        return run;
    }

    private void Return(EncodingRun run, string text) => _idle = text.Length <= LongestKept ? run : null;

    private static void Trim(string text, Span<TextSpan> spans)
    {
        foreach (ref var span in spans)
        {
            var start = span.End - span.Of(text).TrimStart().Length;
            span = new TextSpan(start, start + text.AsSpan(start..span.End).TrimEnd().Length);
        }
    }
}
