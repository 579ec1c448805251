using Rung.Core.Data;
using Rung.Core.Scoring;
using Rung.Core.Statistics;

namespace Rung.Engine.Tests.Tuning;

/// <summary>Judges like another one, and presses Ctrl-C after so many answers.</summary>
internal sealed class InterruptingScorer(IScorer inner, int scoresBefore, CancellationTokenSource stop) : IScorer
{
    private int _scores;

    public string Name => inner.Name;

    public string Description => inner.Description;

    public bool IsAdditive => inner.IsAdditive;

    public bool ReadsExpected => inner.ReadsExpected;

    public Score? Score(Example example, string answer)
    {
        if (++_scores == scoresBefore)
        {
            stop.Cancel();
        }

        return inner.Score(example, answer);
    }

    public ResampledStatistic Prepare(IReadOnlyList<ScoredAnswer> answers) => inner.Prepare(answers);
}
