using System.Text.Json.Nodes;
using Rung.Core.Ladder.Gates;

namespace Rung.Engine.Climbing;

/// <summary>The gates as the journal keeps them.</summary>
internal static class GateEntry
{
    /// <summary>By remedy and gate: its state, and whether it was measured or answered.</summary>
    public static JsonObject? Of(GateReport? gates) => gates is null ? null : new JsonObject(gates.Remedies.Select(remedy =>
        KeyValuePair.Create(RemedyWords.Of(remedy.Remedy), (JsonNode?)new JsonObject(remedy.Gates.Select(gate =>
            KeyValuePair.Create(RemedyWords.Of(gate.Kind), (JsonNode?)$"{gate.State}, {gate.Known}".ToLowerInvariant()))))));
}
