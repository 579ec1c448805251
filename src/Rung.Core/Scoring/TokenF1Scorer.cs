using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Core.Scoring;

/// <summary>
/// F1 over the words that answer and expected output share, as counted in SQuAD (Rajpurkar et al., 2016): lower case,
/// punctuation and the articles a, an, the dropped.
/// </summary>
public sealed class TokenF1Scorer : IScorer
{
    private static readonly TextNormalization Normalization = new(MatchesCase: false, KeepsPunctuation: false);

    public string Name => "token-f1";

    public string Description =>
        "In [0, 1]: F1 over shared words (case, punctuation and English articles ignored). "
        + "Two texts without a word are equal. Unscored without an expected output. The metric is the mean.";

    public bool IsAdditive => true;

    public bool ReadsExpected => true;

    public Score? Score(Example example, string answer)
    {
        ArgumentNullException.ThrowIfNull(example);
        return example.Expected is null ? null : Scoring.Score.Of(F1(Words(answer), Words(example.Expected)));
    }

    public ResampledStatistic Prepare(IReadOnlyList<ScoredAnswer> answers) => MeanScore.Prepare(answers);

    private static double F1(string[] answer, string[] expected)
    {
        if (answer.Length == 0 || expected.Length == 0)
        {
            return answer.Length == expected.Length ? 1 : 0;
        }

        var wanted = expected.CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var shared = answer
            .CountBy(word => word, StringComparer.Ordinal)
            .Sum(word => Math.Min(word.Value, wanted.GetValueOrDefault(word.Key)));
        return 2.0 * shared / (answer.Length + expected.Length);
    }

    private static string[] Words(string text) =>
    [
        .. Normalization.Apply(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("a" or "an" or "the")),
    ];
}
