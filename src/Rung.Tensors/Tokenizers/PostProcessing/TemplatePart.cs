using System.Collections.Immutable;

namespace Rung.Tensors.Tokenizers.PostProcessing;

/// <summary>One of the texts, or tokens that the model adds.</summary>
internal sealed record TemplatePart
{
    /// <param name="sequence">0 for the first text, 1 for the second.</param>
    /// <param name="typeId">The segment it belongs to.</param>
    public TemplatePart(int sequence, int typeId) => (Sequence, TypeId) = (sequence, typeId);

    public TemplatePart(ImmutableArray<int> ids, int typeId) => (Sequence, Ids, TypeId) = (Added, ids, typeId);

    /// <summary>Tokens that stand in no text.</summary>
    public const int Added = -1;

    public int Sequence { get; }

    public int TypeId { get; }

    public ImmutableArray<int> Ids { get; } = [];
}
