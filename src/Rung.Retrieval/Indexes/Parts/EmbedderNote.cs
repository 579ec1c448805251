using System.Collections.Immutable;

namespace Rung.Retrieval.Indexes.Parts;

/// <summary>What an index knows of the embedder that made vectors in it.</summary>
/// <param name="Identity">All that decided the vectors.</param>
/// <param name="Dimension">Their components.</param>
/// <param name="LeftOut">Passages that the embedder knows nothing of.</param>
internal sealed record EmbedderNote(string Identity, int Dimension, ImmutableArray<string> LeftOut);
