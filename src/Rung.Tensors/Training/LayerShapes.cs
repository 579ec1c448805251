using Rung.Tensors.Checkpoints;
using Rung.Tensors.Lora;

namespace Rung.Tensors.Training;

/// <summary>The sizes inside one layer of a model, and of what is outside of its layers.</summary>
internal sealed class LayerShapes(ModelConfig config)
{
    private readonly int _queries = config.Heads * config.HeadSize;
    private readonly int _keys = config.KeyValueHeads * config.HeadSize;

    /// <summary>The linear layers by the end of their name.</summary>
    public IEnumerable<(string Name, int Outputs, int Inputs)> Linears => config.Family switch
    {
        ModelFamily.Gpt2 =>
        [
            ("attn.c_attn", 3 * config.HiddenSize, config.HiddenSize), ("attn.c_proj", config.HiddenSize, config.HiddenSize),
            ("mlp.c_fc", config.IntermediateSize, config.HiddenSize), ("mlp.c_proj", config.HiddenSize, config.IntermediateSize),
        ],
        ModelFamily.Bert =>
        [
            ("self.query", config.HiddenSize, config.HiddenSize), ("self.key", config.HiddenSize, config.HiddenSize),
            ("self.value", config.HiddenSize, config.HiddenSize), ("attention.output.dense", config.HiddenSize, config.HiddenSize),
            ("intermediate.dense", config.IntermediateSize, config.HiddenSize), ("output.dense", config.HiddenSize, config.IntermediateSize),
        ],
        _ => [.. Inputs, ("self_attn.o_proj", config.HiddenSize, _queries), ("mlp.down_proj", config.HiddenSize, config.IntermediateSize)],
    };

    /// <summary>Tables as wide as a token's vector and as long as the vocabulary.</summary>
    public int Tables => config.TiesEmbeddings || config.Family == ModelFamily.Bert ? 1 : 2;

    /// <summary>Gains, biases and learned positions of the whole model.</summary>
    public long OtherNumbers
    {
        get
        {
            var positions = config.Family == ModelFamily.Llama ? 0 : (config.MaxPositions + config.FirstPosition + config.TokenTypes) * (long)config.HiddenSize;
            var norms = (config.Family == ModelFamily.Llama ? 1L : 2) * config.HiddenSize * ((2 * config.Layers) + 1);
            var biases = config.Family == ModelFamily.Llama ? 0 : config.Layers * Linears.Sum(linear => (long)linear.Outputs);
            return positions + norms + biases;
        }
    }

    private IEnumerable<(string Name, int Outputs, int Inputs)> Inputs => config.StoresFusedProjections
        ? [("self_attn.qkv_proj", _queries + (2 * _keys), config.HiddenSize), ("mlp.gate_up_proj", 2 * config.IntermediateSize, config.HiddenSize)]
        : [("self_attn.q_proj", _queries, config.HiddenSize), ("self_attn.k_proj", _keys, config.HiddenSize), ("self_attn.v_proj", _keys, config.HiddenSize),
            ("mlp.gate_proj", config.IntermediateSize, config.HiddenSize), ("mlp.up_proj", config.IntermediateSize, config.HiddenSize)];

    /// <summary>Floats for each row that a backward pass works in, one layer at a time.</summary>
    public long ScratchPerRow(LoraOptions? adapter) =>
        (3L * config.HiddenSize) + (2 * _queries) + (2 * _keys) + ((config.Family == ModelFamily.Llama ? 4L : 3) * config.IntermediateSize)
        + (config.StoresFusedProjections ? Math.Max(_queries + (2 * _keys), config.Family == ModelFamily.Gpt2 ? 0 : 2 * config.IntermediateSize) : 0)
        + (config.Family == ModelFamily.Bert ? config.HiddenSize : 0)
        + (adapter?.Rank ?? 0)
        + (adapter is { Dropout: > 0 } ? Targets(adapter).Select(linear => linear.Inputs).DefaultIfEmpty().Max() : 0);

    /// <summary>Numbers of an adapter in one layer.</summary>
    public long AdapterNumbers(LoraOptions adapter) => Targets(adapter).Sum(linear => (long)adapter.Rank * (linear.Outputs + linear.Inputs));

    /// <summary>Floats for each row that one layer keeps, its input aside.</summary>
    public long KeptPerRow(LoraOptions? adapter) =>
        (3L * config.HiddenSize) + 4 + ((config.NormalisesQueryAndKey ? 2L : 1) * (_queries + _keys)) + _keys + _queries + config.Heads
        + ((config.Family == ModelFamily.Llama ? 2L : 1) * config.IntermediateSize) + (adapter is null ? 0 : adapter.Rank * Targets(adapter).Count());

    private IEnumerable<(string Name, int Outputs, int Inputs)> Targets(LoraOptions adapter)
    {
        var names = adapter.TargetModules.IsDefaultOrEmpty ? [.. LoraAdapter.AttentionModules] : adapter.TargetModules;
        return Linears.Where(linear => names.Any(name => linear.Name == name || linear.Name.EndsWith($".{name}", StringComparison.Ordinal)));
    }
}
