using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Candidates;
using Rung.Engine.Prompting;

namespace Rung.Engine.Climbing;

/// <summary>Begins no call after the deadline; calls in flight are awaited.</summary>
internal sealed class PunctualAnswerer(IModelAnswerer inner, ClimbDeadline deadline) : IAnswerer
{
    public IModelAnswerer Inner { get; } = inner;

    public Candidate Candidate => Inner.Candidate;

    public Task<Attempt> AnswerAsync(Example example, CancellationToken cancellationToken) => deadline.HasPassed
        ? Task.FromResult(new Attempt
        {
            Example = example.Id,
            Failure = new AttemptFailure(FailureCause.OverBudget, "The time of the budget was used up."),
        })
        : Inner.AnswerAsync(example, cancellationToken);
}
