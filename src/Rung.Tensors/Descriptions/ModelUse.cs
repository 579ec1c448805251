namespace Rung.Tensors.Descriptions;

/// <summary>What a model is for.</summary>
public enum ModelUse
{
    /// <summary>Nothing that is run here.</summary>
    Unknown,

    /// <summary>It writes texts.</summary>
    Generation,

    /// <summary>It makes embeddings of texts.</summary>
    Embedding,

    /// <summary>It gives labels or scores to texts or pairs.</summary>
    Classification,

    /// <summary>It changes another model.</summary>
    Adapter,
}
