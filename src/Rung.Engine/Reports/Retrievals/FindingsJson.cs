using System.Text.Json;
using Rung.Core.Ladder.Retrieving;

namespace Rung.Engine.Reports.Retrievals;

/// <summary>Retrieval by itself as a field of the JSON report.</summary>
internal static class FindingsJson
{
    public static void Write(Utf8JsonWriter json, string name, RetrievalFindings? findings)
    {
        if (findings is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("documents", findings.Documents);
        json.WriteNumber("passages", findings.Passages);
        json.WriteNumber("questions", findings.Questions);
        json.WriteStartObject("answers");
        json.WriteNumber("found", findings.Found);
        json.WriteNumber("ambiguous", findings.Ambiguous);
        json.WriteNumber("cut", findings.Cut);
        json.WriteNumber("absent", findings.Absent);
        json.WriteEndObject();
        json.WriteStartArray("retrievers");
        foreach (var retriever in findings.Retrievers)
        {
            WriteRetriever(json, retriever);
        }

        json.WriteEndArray();
        json.WriteString("chosen", findings.Chosen);
        json.WriteNumber("count", findings.Count);
        json.WriteStartArray("reasons");
        foreach (var reason in findings.Reasons)
        {
            json.WriteStringValue(reason);
        }

        json.WriteEndArray();
        WriteFailures(json, findings.Failures);
        json.WriteStartArray("checks");
        foreach (var checks in findings.Checks)
        {
            WriteChecks(json, checks);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteChecks(Utf8JsonWriter json, AnswerChecks checks)
    {
        json.WriteStartObject();
        json.WriteString("candidate", checks.Candidate);
        json.WriteNumber("answers", checks.Answers);
        json.WriteNumber("cited", checks.Cited);
        json.WriteNumber("existing", checks.Existing);
        json.WriteNumber("supported", checks.Supported);
        json.WriteNumber("answerable", checks.Answerable);
        json.WriteNumber("answerableAbstained", checks.AnswerableAbstained);
        json.WriteNumber("unanswerable", checks.Unanswerable);
        json.WriteNumber("unanswerableAbstained", checks.UnanswerableAbstained);
        json.WriteEndObject();
    }

    private static void WriteRetriever(Utf8JsonWriter json, RetrieverFigures retriever)
    {
        json.WriteStartObject();
        json.WriteString("name", retriever.Name);
        json.WriteStartObject("metrics");
        foreach (var (metric, value) in retriever.Figures)
        {
            JsonFields.WriteEstimate(json, metric, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Why questions failed as a field.</summary>
    public static void WriteFailures(Utf8JsonWriter json, RetrievalFailures? failures)
    {
        if (failures is null)
        {
            json.WriteNull("failures");
            return;
        }

        json.WriteStartObject("failures");
        json.WriteString("candidate", failures.Candidate);
        json.WriteNumber("asked", failures.Asked);
        json.WriteStartArray("causes");
        foreach (var cause in failures.Counts)
        {
            json.WriteStartObject();
            json.WriteString("cause", cause.Cause);
            json.WriteNumber("count", cause.Count);
            json.WriteString("remedy", cause.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("questions");
        foreach (var question in failures.Questions)
        {
            json.WriteStartObject();
            json.WriteString("example", question.Example);
            json.WriteString("cause", question.Cause);
            JsonFields.WriteNumber(json, "rank", question.Rank);

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
