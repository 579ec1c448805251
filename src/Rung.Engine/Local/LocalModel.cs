using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Rung.Core.Data;
using Rung.Tensors;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Generation;
using Rung.Tensors.Tokenizers;

namespace Rung.Engine.Local;

/// <summary>
/// A language model in a folder of this machine. Opening reads its small files and checks that it can be run; the weights are
/// loaded when it is first used. Safe for concurrent use: whoever computes takes turns, because one computation uses all cores.
/// </summary>
public sealed class LocalModel : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lazy<ContentHash> _id;
    private readonly int[] _nameless;
    private LoadedModel? _loaded;
    private ExceptionDispatchInfo? _failure;

    private LocalModel(string folder, ModelConfig config, LocalModelOptions options)
    {
        (Folder, Config, Options) = (folder, config, options);
        Name = ModelFolder.NameOf(folder);
        Tokenizer = Tokenizer.Load(Path.Combine(folder, "tokenizer.json"));
        var settings = TokenizerSettings.Read(folder);
        Chat = new ChatFormat(ChatTemplateFile.Find(folder), settings.SpecialTokens, options.Today);
        EndTokens = EndsOf(config, settings, Tokenizer);
        _nameless = [.. Enumerable.Range(0, config.VocabularySize).Where(token => Tokenizer.TokenOf(token) is null)];
        _id = new Lazy<ContentHash>(() => ModelDigest.Of(folder));
    }

    /// <summary>The folder's own name.</summary>
    public string Name { get; }

    public string Folder { get; }

    public ModelConfig Config { get; }

    public Tokenizer Tokenizer { get; }

    public LocalModelOptions Options { get; }

    /// <summary>Whether it was published with a chat template; without one it goes on with what it is given.</summary>
    public bool HasTemplate => Chat.HasTemplate;

    /// <summary>The hash of its files. The first call reads all of them.</summary>
    public ContentHash Id => _id.Value;

    /// <summary>Any of these ends an answer.</summary>
    internal ImmutableArray<int> EndTokens { get; }

    internal ChatFormat Chat { get; }

    /// <summary>Opens a folder as Hugging Face lays it out.</summary>
    /// <exception cref="LocalModelException">It cannot be run here, or not in this memory.</exception>
    public static LocalModel Open(string folder, LocalModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new LocalModelOptions();
        try
        {
            var config = ConfigReader.Read(folder);
            ModelChecks.ThrowIfUnusable(folder, config, options);
            return new LocalModel(folder, config, options);
        }
        catch (TensorException exception)
        {
            throw new LocalModelException(exception.Message, exception);
        }
    }

    /// <summary>Loads the weights now, so that the first answer need not wait for them.</summary>
    /// <exception cref="LocalModelException">They are damaged, or there is not enough memory.</exception>
    public Task LoadAsync(CancellationToken cancellationToken) => UseAsync(adapterFolder: null, static _ => true, cancellationToken);

    /// <summary>Computes with the model, on a thread of the pool, when its turn has come.</summary>
    /// <param name="adapterFolder">The adapter that it wears; <see langword="null"/>: none.</param>
    /// <param name="work">What to compute. Its cancellation is its own affair.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LocalModelException">Weights or adapter cannot be used, or the work asks for what cannot be computed.</exception>
    internal async Task<T> UseAsync<T>(string? adapterFolder, Func<LoadedModel, T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(
                () =>
                {
                    var loaded = Loaded();
                    loaded.Wear(adapterFolder);
                    return work(loaded);
                },
                CancellationToken.None);
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

    /// <summary>
    /// How its answers end, whatever else is asked for. Tables are often longer than the vocabulary, for the machine's sake: what stands
    /// in no vocabulary is never chosen.
    /// </summary>
    internal GenerationOptions Generation(int maxTokens) => new()
    {
        MaxTokens = maxTokens,
        EndTokens = EndTokens,
        Mask = _nameless.Length == 0 ? null : (_, _, logits) =>
        {
            foreach (var token in _nameless)
            {
                logits[token] = float.NegativeInfinity;
            }
        },
    };

    /// <summary>A conversation as tokens.</summary>
    /// <exception cref="LocalModelException">The chat template refuses it.</exception>
    internal (ImmutableArray<int> Tokens, RenderedPrompt Prompt) Encode(IReadOnlyList<Microsoft.Extensions.AI.ChatMessage> messages)
    {
        try
        {
            var prompt = Chat.Render(messages);

            // In plain text a special token is no more than its letters: a stranger's message must not end the prompt.
            var options = new EncodeOptions { AddsSpecialTokens = !prompt.IsTemplated, FindsSpecialTokens = prompt.IsTemplated };
            return (Tokenizer.Encode(prompt.Text, options).Ids, prompt);
        }
        catch (TensorException exception)
        {
            throw new LocalModelException(exception.Message, exception);
        }
    }

    /// <summary>What follows a prompt: its tokens without any that begin or end a text.</summary>
    internal ImmutableArray<int> EncodeContinuation(string text) =>
        Tokenizer.Encode(text, new EncodeOptions { AddsSpecialTokens = false, FindsSpecialTokens = false }).Ids;

    public void Dispose()
    {
        _loaded?.Dispose();
        _turn.Dispose();
    }

    private LoadedModel Loaded()
    {
        _failure?.Throw();
        try
        {
            return _loaded ??= LoadedModel.Load(Folder, Options);
        }
        catch (Exception exception) when (exception is TensorException or OutOfMemoryException)
        {
            var failure = exception is OutOfMemoryException
                ? new LocalModelException($"{Folder}: the weights do not fit into memory as {WeightFormats.WordOf(Options.Format)}. {ModelChecks.SmallerFormats(Options.Format)}", exception)
                : new LocalModelException(exception.Message, exception);
            _failure = ExceptionDispatchInfo.Capture(failure);
            throw failure;
        }
    }

    private static ImmutableArray<int> EndsOf(ModelConfig config, TokenizerSettings settings, Tokenizer tokenizer)
    {
        int?[] named = [settings.SpecialTokens.TryGetValue("eos_token", out var end) ? tokenizer.IdOf(end) : null];
        return [.. named.OfType<int>().Concat(settings.EndTokens).Concat(config.EndTokens).Distinct()];
    }
}
