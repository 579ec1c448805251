using Microsoft.Extensions.AI;
using Rung.Core.Data;
using Rung.Tensors;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Models;
using Rung.Tensors.Tokenizers;

namespace Rung.Engine.Local;

/// <summary>
/// Makes vectors of texts with an encoder in a folder of this machine (BERT, MiniLM, bge, e5, RoBERTa). Safe for concurrent use:
/// requests take turns, and end within a few thousand tokens of a cancellation. What goes wrong is a <see cref="LocalModelException"/>.
/// </summary>
public sealed class LocalEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>As many as an encoder computes at once, too.</summary>
    private const int MostTokensAtOnce = 4096;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lazy<ContentHash> _id;
    private readonly TextEncoder _encoder;
    private readonly Tokenizer _tokenizer;
    private readonly EncodeOptions _encoding;

    private LocalEmbeddingGenerator(string folder, Tokenizer tokenizer, TextEncoder encoder, LocalEncoderOptions options)
    {
        (_tokenizer, _encoder) = (tokenizer, encoder);
        Name = ModelFolder.NameOf(folder);
        _id = new Lazy<ContentHash>(() => ModelDigest.Of(folder));
        _encoding = new EncodeOptions { FindsSpecialTokens = false, MaxTokens = options.Cuts ? encoder.Config.MaxPositions : null };
    }

    /// <summary>How many numbers a vector has.</summary>
    public int Dimension => _encoder.Config.HiddenSize;

    /// <summary>How the vectors are made.</summary>
    public EmbeddingConfig Embedding => _encoder.Embedding;

    /// <summary>The folder's own name.</summary>
    internal string Name { get; }

    /// <summary>Labels of a head that it has as well; 0 for an encoder that was made for vectors.</summary>
    internal int Labels => _encoder.Config.Labels;

    /// <summary>The hash of its files. The first call reads all of them.</summary>
    internal ContentHash Id => _id.Value;

    /// <summary>Loads an encoder from a folder as Hugging Face lays it out.</summary>
    /// <exception cref="LocalModelException">It cannot be run here.</exception>
    public static LocalEmbeddingGenerator Open(string folder, LocalEncoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new LocalEncoderOptions();
        try
        {
            var config = ConfigReader.Read(folder);
            if (config.Family != ModelFamily.Bert)
            {
                throw new LocalModelException($"{folder} is a language model ({config.ModelType}): it writes answers. Vectors come from an encoder, such as MiniLM, bge or e5.");
            }

            ModelChecks.ThrowIfIncomplete(folder);
            ModelChecks.ThrowIfTooLarge(folder, config, options.Format, memoryBytes: null);
            var tokenizer = Tokenizer.Load(Path.Combine(folder, "tokenizer.json"));
            return new LocalEmbeddingGenerator(folder, tokenizer, TextEncoder.Load(folder, LoadOptionsOf(folder, options)), options);
        }
        catch (TensorException exception)
        {
            throw new LocalModelException(exception.Message, exception);
        }
    }

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (options?.Dimensions is { } wanted && wanted != Dimension)
        {
            throw new LocalModelException($"Vectors of '{Name}' have {Dimension} numbers; {wanted} were asked for. Leave the number out.");
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            ReadOnlyMemory<int>[] texts = [.. values.Select(text => _tokenizer.Encode(text, _encoding).Ids.AsMemory())];
            var vectors = await Task.Run(() => Embed(texts, cancellationToken), cancellationToken);
            var tokens = texts.Sum(text => (long)text.Length);
            return new GeneratedEmbeddings<Embedding<float>>(vectors.Select(vector => new Embedding<float>(vector) { ModelId = Name }))
            {
                Usage = new UsageDetails { InputTokenCount = tokens, TotalTokenCount = tokens },
            };
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

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("local", providerUri: null, Name, Dimension)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _turn.Dispose();
    }

    /// <summary>In parts, because a part that has begun is computed to its end. Texts are not padded, so that parts cost nothing.</summary>
    private List<float[]> Embed(ReadOnlyMemory<int>[] texts, CancellationToken cancellationToken)
    {
        var most = _encoder.Config.MaxPositions;
        var wrong = Array.FindIndex(texts, text => text.Length is 0 || text.Length > most);
        if (wrong >= 0)
        {
            throw new TextLengthException(wrong, texts[wrong].Length, most);
        }

        var vectors = new List<float[]>(texts.Length);
        for (var (first, next) = (0, 0); first < texts.Length; first = next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tokens = 0;
            do
            {
                tokens += texts[next++].Length;
            }
            while (next < texts.Length && tokens + texts[next].Length <= MostTokensAtOnce);

            vectors.AddRange(_encoder.Embed(texts[first..next]));
        }

        return vectors;
    }

    private static LoadOptions LoadOptionsOf(string folder, LocalEncoderOptions options)
    {
        var said = new LoadOptions { Format = options.Format, Threads = options.Threads };
        if (options is { Pooling: null, Normalises: null })
        {
            return said;
        }

        var own = options is { Pooling: { } pooling, Normalises: { } normalises } ? new EmbeddingConfig(pooling, normalises) : EmbeddingConfig.Read(folder);
        return said with { Embedding = new EmbeddingConfig(options.Pooling ?? own.Pooling, options.Normalises ?? own.Normalises) };
    }
}
