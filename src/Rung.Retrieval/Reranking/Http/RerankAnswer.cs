using System.Globalization;
using System.Text.Json;

namespace Rung.Retrieval.Reranking.Http;

/// <summary>Reads a service's answer, which may be anything.</summary>
internal static class RerankAnswer
{
    /// <summary>The score of each text, in the order of the texts.</summary>
    /// <exception cref="RerankingException">A score is missing, double, no number, or of a text that was not sent.</exception>
    public static double[] Scores(IRerankDialect dialect, string body, int count, Uri endpoint)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var scores = new double?[count];
            var problem = Fill(dialect, json.RootElement, scores);
            return problem is null
                ? Array.ConvertAll(scores, score => score!.Value)
                : throw RerankingException.Unusable(endpoint, problem, body);
        }
        catch (JsonException)
        {
            throw RerankingException.Unusable(endpoint, "it is no JSON", body);
        }
    }

    /// <summary>What is wrong with the answer; null when nothing is.</summary>
    private static string? Fill(IRerankDialect dialect, JsonElement answer, double?[] scores)
    {
        if (dialect.Results(answer) is not { ValueKind: JsonValueKind.Array } results)
        {
            return "it has no array of results";
        }

        foreach (var result in results.EnumerateArray())
        {
            if (Read(dialect, result) is not var (index, score))
            {
                return $"a result has no index, or no number in {dialect.ScoreName}";
            }

            if (index < 0 || index >= scores.Length || scores[index] is not null)
            {
                return string.Create(CultureInfo.InvariantCulture, $"index {index} is out of range or comes twice");
            }

            scores[index] = score;
        }

        var missing = Array.FindIndex(scores, score => score is null);
        return missing < 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"it has no score for text {missing} of {scores.Length}");
    }

    private static (int Index, double Score)? Read(IRerankDialect dialect, JsonElement result)
    {
        var reads = TryNumber(result, "index", out var index)
            & TryNumber(result, dialect.ScoreName, out var score);
        return reads && index == Math.Floor(index) && Math.Abs(index) <= int.MaxValue ? ((int)index, score) : null;
    }

    private static bool TryNumber(JsonElement result, string name, out double value)
    {
        value = 0;
        return result.ValueKind is JsonValueKind.Object
            && result.TryGetProperty(name, out var property)
            && property.ValueKind is JsonValueKind.Number
            && property.TryGetDouble(out value)
            && double.IsFinite(value);
    }
}
