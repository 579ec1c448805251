namespace Rung.Core.Economics.Ownership;

/// <summary>How a candidate is made, as far as that decides what it costs before and beside its calls.</summary>
public enum Approach
{
    /// <summary>Instructions only.</summary>
    Prompting,

    /// <summary>Passages or examples are found for every call.</summary>
    Retrieval,

    /// <summary>An adapter, trained on hardware of one's own or rented.</summary>
    Lora,

    /// <summary>An adapter, trained by a provider.</summary>
    ManagedLora,

    /// <summary>All weights.</summary>
    FullFineTuning,

    /// <summary>A hosted model, tuned through its maker's API, billed by training token.</summary>
    FineTuningApi,

    /// <summary>The model that makes vectors for retrieval.</summary>
    EmbeddingTuning,

    /// <summary>A small model, trained on a large one's answers.</summary>
    Distillation,
}
