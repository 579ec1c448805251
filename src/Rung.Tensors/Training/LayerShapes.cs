using Rung.Tensors.Checkpoints;
using Rung.Tensors.Lora;

namespace Rung.Tensors.Training;

/// <summary>The sizes inside one layer of a causal model.</summary>
internal sealed class LayerShapes(ModelConfig config)
{
    private static readonly string[] AttentionNames = ["q_proj", "k_proj", "v_proj", "o_proj", "qkv_proj", "c_attn"];

    private readonly int _queries = config.Heads * config.HeadSize;
    private readonly int _keys = config.KeyValueHeads * config.HeadSize;

    /// <summary>The linear layers by the last part of their name.</summary>
    public IEnumerable<(string Name, int Outputs, int Inputs)> Linears => config.Family == ModelFamily.Gpt2
        ? [("c_attn", 3 * config.HiddenSize, config.HiddenSize), ("attn.c_proj", config.HiddenSize, config.HiddenSize),
            ("c_fc", config.IntermediateSize, config.HiddenSize), ("mlp.c_proj", config.HiddenSize, config.IntermediateSize)]
        : [.. Inputs, ("o_proj", config.HiddenSize, _queries), ("down_proj", config.HiddenSize, config.IntermediateSize)];

    /// <summary>Floats for each row that a backward pass works in, one layer at a time.</summary>
    public long ScratchPerRow =>
        (3L * config.HiddenSize) + (2 * _queries) + (2 * _keys) + (4L * config.IntermediateSize)
        + (config.StoresFusedProjections ? Math.Max(_queries + (2 * _keys), 2 * config.IntermediateSize) : 0);

    private IEnumerable<(string Name, int Outputs, int Inputs)> Inputs => config.StoresFusedProjections
        ? [("qkv_proj", _queries + (2 * _keys), config.HiddenSize), ("gate_up_proj", 2 * config.IntermediateSize, config.HiddenSize)]
        : [("q_proj", _queries, config.HiddenSize), ("k_proj", _keys, config.HiddenSize), ("v_proj", _keys, config.HiddenSize),
            ("gate_proj", config.IntermediateSize, config.HiddenSize), ("up_proj", config.IntermediateSize, config.HiddenSize)];

    /// <summary>Numbers of an adapter in one layer.</summary>
    public long AdapterNumbers(LoraOptions adapter) => Targets(adapter).Sum(linear => (long)adapter.Rank * (linear.Outputs + linear.Inputs));

    /// <summary>Floats for each row that one layer keeps, its input aside.</summary>
    public long KeptPerRow(LoraOptions? adapter) =>
        (3L * config.HiddenSize) + 4 + ((config.NormalisesQueryAndKey ? 2L : 1) * (_queries + _keys)) + _keys + _queries + config.Heads
        + ((config.Family == ModelFamily.Gpt2 ? 1L : 2) * config.IntermediateSize) + (adapter is null ? 0 : adapter.Rank * Targets(adapter).Count());

    private IEnumerable<(string Name, int Outputs, int Inputs)> Targets(LoraOptions adapter) => adapter.TargetModules.IsDefaultOrEmpty
        ? Linears.Where(linear => AttentionNames.Contains(linear.Name))
        : Linears.Where(linear => adapter.TargetModules.Any(name => linear.Name == name || linear.Name.EndsWith($".{name}", StringComparison.Ordinal)));
}
