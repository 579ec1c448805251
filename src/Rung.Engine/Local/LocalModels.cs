namespace Rung.Engine.Local;

/// <summary>
/// The local models that one job uses: each is opened once, however many candidates ask it. Owns them, and the turn that all take:
/// two models that compute at once would only slow one another down.
/// </summary>
internal sealed class LocalModels : IDisposable
{
    private readonly Dictionary<(string Folder, LocalModelOptions Options), LocalModel> _models = [];
    private readonly Dictionary<(string Folder, LocalEncoderOptions Options), LocalEmbeddingGenerator> _encoders = [];
    private readonly Dictionary<(string Folder, LocalEncoderOptions Options), LocalCrossEncoder> _crossEncoders = [];

    /// <summary>One place for all.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <param name="folder">As <see cref="ModelFolder.Find"/> gives it.</param>
    /// <param name="options">How it is held and computed.</param>
    /// <exception cref="LocalModelException">It cannot be run here.</exception>
    public LocalModel Open(string folder, LocalModelOptions options) => Once(_models, folder, options, LocalModel.Open);

    /// <summary>The same for one that makes vectors.</summary>
    /// <exception cref="LocalModelException">It cannot be run here.</exception>
    public LocalEmbeddingGenerator OpenEncoder(string folder, LocalEncoderOptions options) => Once(_encoders, folder, options, LocalEmbeddingGenerator.Open);

    /// <summary>The same for one that says how well passages answer.</summary>
    /// <exception cref="LocalModelException">It cannot be run here.</exception>
    public LocalCrossEncoder OpenCrossEncoder(string folder, LocalEncoderOptions options) => Once(_crossEncoders, folder, options, LocalCrossEncoder.Open);

    public void Dispose()
    {
        foreach (var model in _models.Values.Concat<IDisposable>(_encoders.Values).Concat(_crossEncoders.Values))
        {
            model.Dispose();
        }

        Turn.Dispose();
    }

    private static TModel Once<TModel, TOptions>(
        Dictionary<(string Folder, TOptions Options), TModel> opened, string folder, TOptions options, Func<string, TOptions, TModel> open)
    {
        if (!opened.TryGetValue((folder, options), out var model))
        {
            opened[(folder, options)] = model = open(folder, options);
        }

        return model;
    }
}
