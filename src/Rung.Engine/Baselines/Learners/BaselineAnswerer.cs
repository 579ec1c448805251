using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Candidates;

namespace Rung.Engine.Baselines.Learners;

/// <summary>A fitted baseline as a candidate that can be asked: costs nothing, and times each answer from text to output.</summary>
internal sealed class BaselineAnswerer(Candidate candidate, IPredictor predictor, TimeProvider time) : IAnswerer
{
    public Candidate Candidate => candidate;

    /// <summary>The model behind it; a <see cref="LogisticPredictor"/> knows probabilities too.</summary>
    public IPredictor Predictor => predictor;

    public Task<Attempt> AnswerAsync(Example example, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(example);
        cancellationToken.ThrowIfCancellationRequested();
        var start = time.GetTimestamp();
        var output = predictor.Predict(example.Input.Text);
        var elapsed = time.GetElapsedTime(start);
        return Task.FromResult(new Attempt
        {
            Example = example.Id,
            Output = output,
            Cost = Money.Zero,
            Latency = new AttemptLatency(elapsed.TotalMilliseconds),
        });
    }
}
