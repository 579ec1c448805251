using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Core.Scoring;

/// <summary>
/// A metric: judges one answer against its example, and says how the scores of many become one number.
/// Implementations are stateless, pure and safe to share between threads.
/// </summary>
public interface IScorer
{
    /// <summary>The name used in <c>rung.yaml</c> and reports, for example <c>macro-f1</c>.</summary>
    string Name { get; }

    /// <summary>For a person: the range, the normalisation, and when an answer is unscored.</summary>
    string Description { get; }

    /// <summary>Whether the metric of a run is the mean of its scores; macro-F1 is not.</summary>
    bool IsAdditive { get; }

    /// <summary>False where the expected output plays no part, as in a check of format alone.</summary>
    bool ReadsExpected { get; }

    /// <summary>
    /// The score of an answer, or <see langword="null"/> where none can be said (unscored): the example has no
    /// expected output. An answer that cannot be parsed is wrong, not unscored.
    /// </summary>
    Score? Score(Example example, string answer);

    /// <summary>The metric over any resample of these answers: made once, then asked many times.</summary>
    ResampledStatistic Prepare(IReadOnlyList<ScoredAnswer> answers);
}
