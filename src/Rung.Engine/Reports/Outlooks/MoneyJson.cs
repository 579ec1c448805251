using System.Text.Json;
using Rung.Core.Economics.BreakEven;
using Rung.Core.Economics.Outlooks;
using Rung.Core.Economics.Uncertainty;
using Rung.Core.Statistics;
using static Rung.Engine.Reports.JsonFields;

namespace Rung.Engine.Reports.Outlooks;

/// <summary>What the candidates cost and earn, as JSON: the field <c>money</c> of the climb, and the whole of <c>rung.price/1</c>.</summary>
internal static class MoneyJson
{
    /// <summary>Writes the fields of an object that the caller opened.</summary>
    public static void WriteFields(Utf8JsonWriter json, OwnershipOutlook outlook)
    {
        json.WriteNumber("callsPerMonth", outlook.CallsPerMonth);
        json.WriteNumber("months", outlook.Months);
        json.WriteNumber("draws", outlook.Draws);
        json.WriteNumber("seed", outlook.Seed);
        json.WriteString("reference", outlook.Reference);
        WriteAll(json, "candidates", outlook.Candidates, WriteCandidate);
        WriteAll(json, "pairs", outlook.Pairs, WritePair);
        WriteAll(json, "crossings", outlook.Crossings, WriteCrossing);
        WriteAll(json, "flips", outlook.Flips, WriteFlip);
        WriteTornado(json, outlook.Tornado);
        WriteStudent(json, outlook.Distillation);
        WriteAll(json, "unknown", outlook.Unknown, (writer, text) => writer.WriteStringValue(text));
        WriteAll(json, "inputs", outlook.Inputs, WriteInput);
    }

    public static void Write(Utf8JsonWriter json, string name, OwnershipOutlook? outlook)
    {
        if (outlook is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WriteFields(json, outlook);
        json.WriteEndObject();
    }

    private static void WriteCandidate(Utf8JsonWriter json, CandidateOutlook candidate)
    {
        json.WriteStartObject();
        json.WriteString("name", candidate.Name);
        WriteDistribution(json, "oneOffUsd", candidate.OneOff);
        WriteDistribution(json, "firstMonthUsd", candidate.FirstMonth);
        WriteDistribution(json, "totalUsd", candidate.Total);
        WriteDistribution(json, "netUsd", candidate.Net);
        WriteDistribution(json, "returnOnInvestment", candidate.ReturnOnInvestment);
        json.WriteNumber("probabilityCheapest", candidate.ProbabilityCheapest);
        WriteNumber(json, "probabilityBestNet", candidate.ProbabilityBestNet);
        WriteNumber(json, "successProbability", candidate.Success?.Probability);
        json.WriteString("successSource", candidate.Success?.Source);
        WriteAll(json, "items", candidate.Items, WriteItem);
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, CostLine item)
    {
        json.WriteStartObject();
        json.WriteString("name", item.Name);
        json.WriteString("timing", item.Timing.ToString().ToLowerInvariant());
        json.WriteNumber("low", item.Low);
        json.WriteNumber("expected", item.Expected);
        json.WriteNumber("high", item.High);
        json.WriteString("source", item.Source);
        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, PairOutlook pair)
    {
        json.WriteStartObject();
        json.WriteString("challenger", pair.Challenger);
        json.WriteString("reference", pair.Reference);
        json.WriteNumber("probabilityCheaper", pair.ProbabilityCheaper);
        WriteNumber(json, "probabilityBetterNet", pair.ProbabilityBetterNet);
        WriteDistribution(json, "savingUsd", pair.Saving);
        WriteBreakEven(json, "breakEvenMonth", pair.Month);
        WriteBreakEven(json, "breakEvenCallsPerMonth", pair.CallsPerMonth);
        json.WriteEndObject();
    }

    private static void WriteBreakEven(Utf8JsonWriter json, string name, BreakEvenOutlook breakEven)
    {
        json.WriteStartObject(name);
        WriteNumber(json, "early", breakEven.Early);
        WriteNumber(json, "median", breakEven.Median);
        WriteNumber(json, "late", breakEven.Late);
        json.WriteNumber("neverShare", breakEven.NeverShare);
        json.WriteNumber("alwaysShare", breakEven.AlwaysShare);
        json.WriteNumber("onlyBelowShare", breakEven.OnlyBelowShare);
        json.WriteEndObject();
    }

    private static void WriteCrossing(Utf8JsonWriter json, Crossing crossing)
    {
        json.WriteStartObject();
        WriteNumber(json, "callsPerMonth", crossing.CallsPerMonth);
        WriteNumber(json, "totalUsd", crossing.Total);
        json.WriteString("cheaperBelow", crossing.CheaperBelow);
        json.WriteString("cheaperAbove", crossing.CheaperAbove);
        json.WriteEndObject();
    }

    private static void WriteFlip(Utf8JsonWriter json, FlipPoint flip)
    {
        json.WriteStartObject();
        json.WriteString("input", JsonNamingPolicy.KebabCaseLower.ConvertName($"{flip.Input}"));
        json.WriteString("of", flip.Of);
        WriteNumber(json, "now", flip.Now);
        WriteNumber(json, "at", flip.At);
        json.WriteString("below", flip.Below);
        json.WriteString("above", flip.Above);
        json.WriteEndObject();
    }

    private static void WriteTornado(Utf8JsonWriter json, Tornado tornado)
    {
        json.WriteStartObject("tornado");
        json.WriteString("candidate", tornado.Candidate);
        json.WriteString("against", tornado.Against);
        WriteNumber(json, "expectedUsd", tornado.Expected);
        WriteAll(json, "lines", tornado.Lines, (writer, line) =>
        {
            writer.WriteStartObject();
            writer.WriteString("key", line.Key);
            writer.WriteString("unit", line.Unit);
            WriteNumber(writer, "low", line.Low);
            WriteNumber(writer, "high", line.High);
            WriteNumber(writer, "atLowUsd", line.AtLow);
            WriteNumber(writer, "atHighUsd", line.AtHigh);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteStudent(Utf8JsonWriter json, DistillationOutlook? student)
    {
        if (student is null)
        {
            json.WriteNull("distillation");
            return;
        }

        json.WriteStartObject("distillation");
        json.WriteString("teacher", student.Teacher);
        json.WriteString("student", student.Student);
        WriteDistribution(json, "teacherPerMonthUsd", student.TeacherPerMonth);
        WriteDistribution(json, "studentPerMonthUsd", student.StudentPerMonth);
        WriteDistribution(json, "oneOffUsd", student.OneOff);
        json.WriteNumber("probabilityCheaper", student.IfAsGood.ProbabilityCheaper);
        WriteDistribution(json, "leastQuality", student.LeastQuality);
        WriteNumber(json, "requiredQuality", student.RequiredQuality);
        json.WriteEndObject();
    }

    private static void WriteInput(Utf8JsonWriter json, OutlookInput input)
    {
        json.WriteStartObject();
        json.WriteString("key", input.Key);
        json.WriteString("kind", input.Kind.ToString().ToLowerInvariant());
        WriteNumber(json, "low", input.Low);
        WriteNumber(json, "likely", input.Likely);
        WriteNumber(json, "high", input.High);
        json.WriteString("unit", input.Unit);
        json.WriteString("source", input.Source);
        json.WriteEndObject();
    }

    private static void WriteDistribution(Utf8JsonWriter json, string name, Distribution? distribution)
    {
        if (distribution is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WriteNumber(json, "expected", distribution.Expected);
        WriteNumber(json, "median", distribution.Median);
        WriteInterval(json, "central80", distribution.Central80);
        WriteInterval(json, "central95", distribution.Central95);
        json.WriteEndObject();
    }

    private static void WriteInterval(Utf8JsonWriter json, string name, Interval interval)
    {
        json.WriteStartArray(name);
        WriteValue(json, interval.Low);
        WriteValue(json, interval.High);
        json.WriteEndArray();
    }
}
