using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Retrieval;

namespace Rung.Engine.Retrieving.Prompts;

/// <summary>What the chosen retriever finds, best first.</summary>
internal sealed class RetrievedPassages(ChosenRetriever retriever) : IPassageSource
{
    public JsonObject Definition => retriever.Definition(retriever.Count);

    public Task<IReadOnlyList<Passage>> FindAsync(Example example, CancellationToken cancellationToken) =>
        retriever.FindAsync(example.Input, retriever.Count, cancellationToken);
}
