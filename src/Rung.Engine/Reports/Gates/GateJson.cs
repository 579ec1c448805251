using System.Text.Json;
using Rung.Core.Ladder.Gates;

namespace Rung.Engine.Reports.Gates;

/// <summary>The gates as the field <c>gates</c> of the JSON report.</summary>
internal static class GateJson
{
    public static void Write(Utf8JsonWriter json, string name, GateReport? gates)
    {
        if (gates is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("fails", gates.Row is { } row ? JsonNamingPolicy.KebabCaseLower.ConvertName($"{row.Signal}") : null);
        json.WriteString("failsOrigin", gates.SignalOrigin);
        json.WriteString("next", gates.Next is { } next ? RemedyWords.Of(next) : null);
        json.WriteString("litmus", GateText.Of(gates.Litmus));
        json.WriteStartArray("remedies");
        foreach (var remedy in gates.Remedies)
        {
            WriteRemedy(json, remedy);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRemedy(Utf8JsonWriter json, RemedyGates remedy)
    {
        json.WriteStartObject();
        json.WriteString("remedy", RemedyWords.Of(remedy.Remedy));
        json.WriteString("state", GateText.Of(remedy.State));
        json.WriteStartArray("gates");
        foreach (var gate in remedy.Gates)
        {
            json.WriteStartObject();
            json.WriteString("gate", RemedyWords.Of(gate.Kind));
            json.WriteString("state", GateText.Of(gate.State));
            json.WriteString("known", gate.Known is EvidenceKind.None ? null : GateText.Of(gate.Known));
            json.WriteString("evidence", gate.Evidence);
            json.WriteString("opens", gate.Opens);
            json.WriteString("rule", gate.Rule);
            json.WriteString("ruleSays", gate.RuleSays is { } said ? GateText.Of(said) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
