using System.Text.Json;
using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Core.Scoring;

/// <summary>1 when the answer is the expected JSON value: the order of keys, white space and the spelling of numbers do not count.</summary>
public sealed class JsonExactScorer : IScorer
{
    public string Name => "exact";

    public string Description =>
        "0 or 1: the answer is the expected JSON value (order of keys and white space ignored; what is not JSON scores 0). "
        + "Unscored without an expected output. The metric is the mean.";

    public bool IsAdditive => true;

    public bool ReadsExpected => true;

    public Score? Score(Example example, string answer)
    {
        ArgumentNullException.ThrowIfNull(example);
        return example.Expected is null
            ? null
            : Scoring.Score.OfClaim(
                TryParse(answer, out var given) && TryParse(example.Expected, out var expected) && JsonNode.DeepEquals(given, expected));
    }

    public ResampledStatistic Prepare(IReadOnlyList<ScoredAnswer> answers) => MeanScore.Prepare(answers);

    private static bool TryParse(string text, out JsonNode? value)
    {
        try
        {
            value = JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }
}
