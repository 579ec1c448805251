using Rung.Core.Data;
using Rung.Tensors;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Models;
using Rung.Tensors.Tokenizers;

namespace Rung.Engine.Local;

/// <summary>
/// Says how well passages answer a query with a cross-encoder in a folder of this machine (ms-marco-MiniLM, bge-reranker). Safe for
/// concurrent use: requests take turns, and end within a few thousand tokens of a cancellation.
/// </summary>
internal sealed class LocalCrossEncoder : IDisposable
{
    /// <summary>So many pairs are computed between two looks at a cancellation.</summary>
    private const int PairsAtOnce = 8;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lazy<ContentHash> _id;
    private readonly Tokenizer _tokenizer;
    private readonly TextEncoder _encoder;
    private readonly EncodeOptions _encoding;

    private LocalCrossEncoder(string folder, Tokenizer tokenizer, TextEncoder encoder)
    {
        (_tokenizer, _encoder) = (tokenizer, encoder);
        Name = ModelFolder.NameOf(folder);
        _id = new Lazy<ContentHash>(() => ModelDigest.Of(folder));
        _encoding = new EncodeOptions { FindsSpecialTokens = false, MaxTokens = encoder.Config.MaxPositions };
    }

    /// <summary>The folder's own name.</summary>
    public string Name { get; }

    /// <summary>The hash of its files. The first call reads all of them.</summary>
    public ContentHash Id => _id.Value;

    /// <summary>Loads a cross-encoder from a folder as Hugging Face lays it out.</summary>
    /// <exception cref="LocalModelException">It cannot be run here, or gives no single score.</exception>
    public static LocalCrossEncoder Open(string folder, LocalEncoderOptions options)
    {
        try
        {
            var config = ConfigReader.Read(folder);
            ThrowIfOther(folder, config);
            ModelChecks.ThrowIfIncomplete(folder);
            ModelChecks.ThrowIfTooLarge(folder, config, options.Format, memoryBytes: null);
            var tokenizer = Tokenizer.Load(Path.Combine(folder, "tokenizer.json"));
            return new LocalCrossEncoder(
                folder, tokenizer, TextEncoder.Load(folder, new LoadOptions { Format = options.Format, Threads = options.Threads }));
        }
        catch (TensorException exception)
        {
            throw new LocalModelException(exception.Message, exception);
        }
    }

    /// <summary>One score a text, the higher the better: the model's own number, before any sigmoid. What is too long is cut, the longer of the two first.</summary>
    /// <exception cref="LocalModelException">It cannot be computed.</exception>
    public async Task<IReadOnlyList<float>> ScoreAsync(string query, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Score(query, texts, cancellationToken), cancellationToken);
        }
        catch (TensorException exception)
        {
            throw new LocalModelException(exception.Message, exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _turn.Dispose();
    }

    private List<float> Score(string query, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var scores = new List<float>(texts.Count);
        foreach (var some in texts.Chunk(PairsAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            EncodedText[] pairs = [.. some.Select(text => _tokenizer.EncodePair(query, text, _encoding))];
            var logits = _encoder.Classify([.. pairs.Select(pair => pair.Ids.AsMemory())], [.. pairs.Select(TypesOf)]);
            scores.AddRange(logits.Select(label => label[0]));
        }

        return scores;
    }

    /// <summary>RoBERTa knows one kind of token alone, whatever its tokenizer says.</summary>
    private ReadOnlyMemory<int> TypesOf(EncodedText pair) =>
        _encoder.Config.TokenTypes > 1 ? pair.TypeIds.AsMemory() : new int[pair.Count];

    private static void ThrowIfOther(string folder, ModelConfig config)
    {
        if (config.Family != ModelFamily.Bert)
        {
            throw new LocalModelException($"{folder} is a language model ({config.ModelType}): it writes answers. Passages are ordered by a cross-encoder, such as ms-marco-MiniLM or bge-reranker.");
        }

        if (config.Labels != 1)
        {
            throw new LocalModelException(config.Labels == 0
                ? $"{folder} has no head that gives a score: it makes vectors. Name it under embedders, or name a cross-encoder."
                : $"{folder} tells {config.Labels} labels apart. Passages are ordered by a cross-encoder, which has one (id2label in config.json).");
        }
    }
}
