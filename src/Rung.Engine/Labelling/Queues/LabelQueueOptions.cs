using Rung.Core.Similarity;

namespace Rung.Engine.Labelling.Queues;

/// <summary>How a queue is chosen.</summary>
internal sealed record LabelQueueOptions
{
    /// <summary>Decides folds, and the sample of a pool that is too large.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The most inputs to look at; of more, a seeded sample. Default 20,000.</summary>
    public int MostPooled { get; init; } = 20_000;

    /// <summary>When two inputs say the same.</summary>
    public SimilarityOptions Similarity { get; init; } = new();
}
