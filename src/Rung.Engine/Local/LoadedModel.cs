using Rung.Tensors.Generation;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;

namespace Rung.Engine.Local;

/// <summary>A model's weights in memory, with what computes on them. One thread at a time: its owner takes turns.</summary>
internal sealed class LoadedModel : IDisposable
{
    private readonly Dictionary<string, LoraAdapter> _adapters = new(StringComparer.Ordinal);
    private readonly PromptMemory _memory;
    private LoraAdapter? _attached;

    private LoadedModel(CausalModel model)
    {
        Model = model;
        _memory = new PromptMemory(model);
        Generator = new TextGenerator(model, _memory);
        Scorer = new ContinuationScorer(model, _memory);
    }

    public CausalModel Model { get; }

    public TextGenerator Generator { get; }

    public ContinuationScorer Scorer { get; }

    public static LoadedModel Load(string folder, LocalModelOptions options) =>
        new(CausalModel.Load(folder, new LoadOptions { Format = options.Format, Threads = options.Threads }));

    /// <summary>Puts this adapter on, and takes another one off; <see langword="null"/>: the model alone.</summary>
    public void Wear(string? adapterFolder)
    {
        var wanted = adapterFolder is null ? null : _adapters.GetValueOrDefault(adapterFolder);
        if (wanted == _attached && (wanted is not null || adapterFolder is null))
        {
            return;
        }

        _memory.Forget();
        _attached?.Detach();
        _attached = null;
        if (adapterFolder is null)
        {
            return;
        }

        if (wanted is null)
        {
            _adapters[adapterFolder] = wanted = LoraAdapter.Load(Model, adapterFolder);
        }
        else
        {
            wanted.Reattach();
        }

        _attached = wanted;
    }

    public void Dispose()
    {
        Generator.Dispose();
        Scorer.Dispose();
        _memory.Dispose();
        Model.Dispose();
    }
}
