namespace Rung.Retrieval.Adapters;

/// <summary>What cross-validation said of one way to learn an adapter.</summary>
/// <param name="Name">For example <c>contrastive, rank 32</c>; <c>as it is</c> for no adapter.</param>
/// <param name="Epochs">After how many passes it was best; 0 where nothing is learnt in passes.</param>
/// <param name="ReciprocalRank">
/// The mean over the pairs of one over the rank of the first gold passage among all passages, each pair mapped by an
/// adapter that saw no pair of its group.
/// </param>
public sealed record TriedAdapter(string Name, int Epochs, double ReciprocalRank);
