namespace Rung.Retrieval.Fusion;

/// <summary>A query of dev with what each retriever found for it, once: fusions are tried on it without asking again.</summary>
/// <param name="Rankings">One of each retriever, in the order of the weights.</param>
/// <param name="Grades">The judgements of the query.</param>
public sealed record FusionExample(
    IReadOnlyList<IReadOnlyList<RankedPassage>> Rankings, IReadOnlyDictionary<PassageId, int> Grades);
