using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Retrieval;

namespace Rung.Engine.Retrieving.Prompts;

/// <summary>Chooses the passages that a prompt shows. Safe for concurrent use.</summary>
internal interface IPassageSource
{
    /// <summary>All that decides the choice: part of the candidate's definition.</summary>
    JsonObject Definition { get; }

    /// <summary>In the order of their numbers; none where there is nothing to show.</summary>
    Task<IReadOnlyList<Passage>> FindAsync(Example example, CancellationToken cancellationToken);
}
