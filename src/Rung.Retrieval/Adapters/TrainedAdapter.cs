using System.Collections.Immutable;

namespace Rung.Retrieval.Adapters;

/// <summary>An adapter and how it was chosen.</summary>
/// <param name="Adapter">Learnt from all pairs; the identity when nothing was better.</param>
/// <param name="Chosen">The way that was chosen.</param>
/// <param name="Tried">All ways, best epoch each.</param>
public sealed record TrainedAdapter(QueryAdapter Adapter, TriedAdapter Chosen, ImmutableArray<TriedAdapter> Tried);
