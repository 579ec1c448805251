namespace Rung.Core.Economics.Prices;

/// <summary>What a priced model does, as far as we reckon with it.</summary>
public enum ModelKind
{
    /// <summary>Anything else: images, sound, moderation. Kept, not reckoned with.</summary>
    Other,

    /// <summary>Completes texts or chats.</summary>
    Completion,

    /// <summary>Turns texts into vectors.</summary>
    Embedding,

    /// <summary>Orders passages by how well they answer.</summary>
    Reranker,
}
