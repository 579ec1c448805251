using Rung.Core.Data;
using Rung.Core.Ladder;

namespace Rung.Engine.Candidates;

/// <summary>A candidate that can be asked. Safe for concurrent use.</summary>
internal interface IAnswerer
{
    Candidate Candidate { get; }

    /// <summary>
    /// Answers one example, not yet scored. A failure of the provider is an attempt with its cause; only cancellation throws.
    /// It must not look at the example's expected output.
    /// </summary>
    Task<Attempt> AnswerAsync(Example example, CancellationToken cancellationToken);
}
