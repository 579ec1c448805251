namespace Rung.Engine.Local;

/// <summary>
/// The local models that one job uses: each is opened once, however many candidates ask it. Owns them, and the turn that all take:
/// two models that compute at once would only slow one another down.
/// </summary>
internal sealed class LocalModels : IDisposable
{
    private readonly Dictionary<(string Folder, LocalModelOptions Options), LocalModel> _models = [];

    /// <summary>One place for all.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <param name="folder">As <see cref="ModelFolder.Find"/> gives it.</param>
    /// <param name="options">How it is held and computed.</param>
    /// <exception cref="LocalModelException">It cannot be run here.</exception>
    public LocalModel Open(string folder, LocalModelOptions options)
    {
        if (!_models.TryGetValue((folder, options), out var model))
        {
            _models[(folder, options)] = model = LocalModel.Open(folder, options);
        }

        return model;
    }

    public void Dispose()
    {
        foreach (var model in _models.Values)
        {
            model.Dispose();
        }

        Turn.Dispose();
    }
}
