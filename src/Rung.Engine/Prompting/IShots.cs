using System.Text.Json.Nodes;
using Rung.Core.Data;

namespace Rung.Engine.Prompting;

/// <summary>Chooses the solved examples that a prompt shows. Safe for concurrent use.</summary>
internal interface IShots
{
    /// <summary>All that decides the choice: part of the candidate's definition.</summary>
    JsonObject Definition { get; }

    /// <summary>In the order in which the prompt shows them; never the asked example itself.</summary>
    IReadOnlyList<Example> For(Example asked);
}
