using System.Collections.Immutable;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Descriptions;

/// <summary>What a model's folder holds, read from its small files and the headers of its weights: nothing is loaded.</summary>
public sealed record ModelDescription
{
    public required string Folder { get; init; }

    /// <summary>The class that config.json names, such as <c>LlamaForCausalLM</c>, or else its <c>model_type</c>.</summary>
    public required string Architecture { get; init; }

    public required ModelUse Use { get; init; }

    /// <summary>Its shape; nothing where it is not understood.</summary>
    public ModelConfig? Config { get; init; }

    /// <summary>Numbers in all tensors; nothing where there are no weights.</summary>
    public long? Parameters { get; init; }

    /// <summary>How many of them are stored in which type, the most first.</summary>
    public ImmutableArray<(ElementType Type, long Numbers)> StoredAs { get; init; } = [];

    /// <summary>Its tokenizer in words, such as <c>BPE of bytes</c>; nothing where there is no <c>tokenizer.json</c>.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>Tokens of the tokenizer.</summary>
    public int? TokenizerSize { get; init; }

    public bool HasChatTemplate { get; init; }

    /// <summary>What all files of the folder take.</summary>
    public required long DiskBytes { get; init; }

    /// <summary>What the weights take in memory, by how they are held; empty where the shape is not understood.</summary>
    public ImmutableArray<(WeightFormat Format, long Bytes)> MemoryBytes { get; init; } = [];

    /// <summary>Why it cannot be run here; empty where it can.</summary>
    public ImmutableArray<string> Obstacles { get; init; } = [];

    /// <summary>What works less well than it could.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public bool CanRun => Obstacles.IsEmpty;

    /// <summary>Describes a folder with a <c>config.json</c> or an <c>adapter_config.json</c>.</summary>
    /// <exception cref="CheckpointException">It holds neither, or that file is damaged.</exception>
    public static ModelDescription Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new ModelReading(folder).Read();
    }
}
