using Microsoft.Extensions.AI;
using Rung.Tensors;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Models;
using Rung.Tensors.Tokenizers;

namespace Rung.Engine.Local;

/// <summary>
/// Makes vectors of texts with an encoder in a folder of this machine (BERT, MiniLM, bge, e5, RoBERTa). Safe for concurrent use:
/// requests take turns. What goes wrong is a <see cref="LocalModelException"/>.
/// </summary>
public sealed class LocalEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TextEncoder _encoder;
    private readonly Tokenizer _tokenizer;
    private readonly EncodeOptions _encoding;
    private readonly string _name;

    private LocalEmbeddingGenerator(string folder, Tokenizer tokenizer, TextEncoder encoder, LocalEncoderOptions options)
    {
        (_tokenizer, _encoder) = (tokenizer, encoder);
        _name = ModelFolder.NameOf(folder);
        _encoding = new EncodeOptions { FindsSpecialTokens = false, MaxTokens = options.Cuts ? encoder.Config.MaxPositions : null };
    }

    /// <summary>How many numbers a vector has.</summary>
    public int Dimension => _encoder.Config.HiddenSize;

    /// <summary>How the vectors are made.</summary>
    public EmbeddingConfig Embedding => _encoder.Embedding;

    /// <summary>Loads an encoder from a folder as Hugging Face lays it out.</summary>
    /// <exception cref="LocalModelException">It cannot be run here.</exception>
    public static LocalEmbeddingGenerator Open(string folder, LocalEncoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new LocalEncoderOptions();
        try
        {
            if (ConfigReader.Read(folder) is { Family: not ModelFamily.Bert } config)
            {
                throw new LocalModelException($"{folder} is a language model ({config.ModelType}): it writes answers. Vectors come from an encoder, such as MiniLM, bge or e5.");
            }

            ModelChecks.ThrowIfIncomplete(folder);
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
            throw new LocalModelException($"Vectors of '{_name}' have {Dimension} numbers; {wanted} were asked for. Leave the number out.");
        }

        ReadOnlyMemory<int>[] texts = [.. values.Select(text => _tokenizer.Encode(text, _encoding).Ids.AsMemory())];
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var vectors = await Task.Run(() => _encoder.Embed(texts), cancellationToken);
            var tokens = texts.Sum(text => (long)text.Length);
            return new GeneratedEmbeddings<Embedding<float>>(vectors.Select(vector => new Embedding<float>(vector) { ModelId = _name }))
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
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("local", providerUri: null, _name, Dimension)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
        _encoder.Dispose();
        _turn.Dispose();
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
