using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace Rung.Retrieval.Vectors.Embedding;

/// <summary>
/// Makes vectors of texts through any generator of embeddings: in batches, each vector checked and brought to length 1 (one that is zero
/// stays so), each text paid for once where there is a cache. It does not try again: put a generator that does before it. Safe for
/// concurrent calls if the generator is.
/// </summary>
public sealed class TextEmbedder
{
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;
    private readonly EmbeddingOptions _options;
    private readonly IEmbeddingCache? _cache;
    private readonly string? _model;
    private int _dimension;

    /// <param name="generator">Makes the vectors; disposed of by the caller.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <param name="cache">Keeps the vectors; none when null.</param>
    /// <exception cref="EmbeddingException">There is a cache, and neither options nor generator name the model.</exception>
    public TextEmbedder(
        IEmbeddingGenerator<string, Embedding<float>> generator, EmbeddingOptions? options = null, IEmbeddingCache? cache = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        (_generator, _options, _cache) = (generator, options ?? new EmbeddingOptions(), cache);
        var metadata = generator.GetService<EmbeddingGeneratorMetadata>();
        _model = _options.Model ?? metadata?.DefaultModelId;
        _dimension = _options.Dimension ?? metadata?.DefaultModelDimensions ?? 0;
        if (cache is not null && string.IsNullOrEmpty(_model))
        {
            throw new EmbeddingException(
                "The embedder has a cache, but its generator does not say which model it uses. Set EmbeddingOptions.Model: vectors of two models must not meet.");
        }
    }

    /// <summary>The components of its vectors; 0 while nobody said it and nothing was embedded.</summary>
    public int Dimension => Volatile.Read(ref _dimension);

    /// <summary>The vectors of passages, in their order: of the headings above each and its text.</summary>
    public ValueTask<IReadOnlyList<ReadOnlyMemory<float>>> EmbedPassagesAsync(
        IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(passages);
        return EmbedAsync([.. passages.Select(PassageTextOf)], cancellationToken);
    }

    /// <summary>The very text that is embedded for a passage.</summary>
    public string PassageTextOf(Passage passage) => _options.PassagePrefix + TextOf(passage);

    /// <summary>The vectors of queries, in their order.</summary>
    public ValueTask<IReadOnlyList<ReadOnlyMemory<float>>> EmbedQueriesAsync(IReadOnlyList<string> queries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        return EmbedAsync([.. queries.Select(QueryTextOf)], cancellationToken);
    }

    /// <summary>The very text that is embedded for a query.</summary>
    public string QueryTextOf(string query) => _options.QueryPrefix + query;

    /// <summary>What stands for a passage: the headings above it, a line each, then its text.</summary>
    public static string TextOf(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return passage.TitlePath.IsDefaultOrEmpty ? passage.Text : string.Join('\n', passage.TitlePath.Append(passage.Text));
    }

    private async ValueTask<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = new ReadOnlyMemory<float>?[texts.Count];
        if (_cache is not null)
        {
            var kept = await _cache.FindAsync([.. texts.Select(KeyOf)], cancellationToken);
            for (var i = 0; i < vectors.Length; i++)
            {
                if (kept[i] is { } vector)
                {
                    vectors[i] = Checked(vector);
                }
            }
        }

        // A text that stands there twice is asked for once.
        var missing = Enumerable.Range(0, texts.Count).Where(i => vectors[i] is null).ToLookup(i => texts[i], StringComparer.Ordinal);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(missing.Chunk(_options.BatchSize), parallel, async (batch, token) =>
        {
            var made = await GenerateAsync([.. batch.Select(same => same.Key)], token);
            foreach (var (same, vector) in batch.Zip(made))
            {
                foreach (var i in same)
                {
                    vectors[i] = vector;
                }
            }
        });

        return [.. vectors.Select(vector => vector!.Value)];
    }

    private async Task<ReadOnlyMemory<float>[]> GenerateAsync(string[] texts, CancellationToken cancellationToken)
    {
        var embeddings = await _generator.GenerateAsync(texts, options: null, cancellationToken);
        if (embeddings.Count != texts.Length)
        {
            throw new EmbeddingException(string.Create(
                CultureInfo.InvariantCulture, $"The embedder{Named} gave {embeddings.Count} vectors for {texts.Length} texts. Ask it for fewer at once (BatchSize)."));
        }

        ReadOnlyMemory<float>[] vectors = [.. embeddings.Select(embedding => Normalized(Checked(embedding.Vector)))];
        if (_cache is not null)
        {
            await _cache.KeepAsync([.. texts.Zip(vectors, (text, vector) => KeyValuePair.Create(KeyOf(text), vector))], cancellationToken);
        }

        return vectors;
    }

    private ReadOnlyMemory<float> Checked(ReadOnlyMemory<float> vector)
    {
        var before = Interlocked.CompareExchange(ref _dimension, vector.Length, 0);
        if (vector.IsEmpty || (before != 0 && before != vector.Length))
        {
            throw new EmbeddingException(string.Create(
                CultureInfo.InvariantCulture,
                $"The embedder{Named} gave a vector of {vector.Length} components where {before} belong. Index again after a change of the model."));
        }

        return TensorPrimitives.IsFiniteAll(vector.Span)
            ? vector
            : throw new EmbeddingException($"The embedder{Named} gave a vector with a component that is not a finite number.");
    }

    private static ReadOnlyMemory<float> Normalized(ReadOnlyMemory<float> vector)
    {
        var row = new float[vector.Length];
        if (vector.Span.IndexOfAnyExcept(0f) >= 0)
        {
            VectorCheck.CopyTo(vector.Span, new VectorSpace(vector.Length), row);
        }

        return row;
    }

    private EmbeddingKey KeyOf(string text) => EmbeddingKey.Of(_model!, text);

    private string Named => _model is null ? "" : $" '{_model}'";
}
