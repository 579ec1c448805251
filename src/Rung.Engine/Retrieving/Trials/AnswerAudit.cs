using Rung.Core.Data;
using Rung.Core.Ladder.Retrieving;
using Rung.Engine.Retrieving.Prompts;

namespace Rung.Engine.Retrieving.Trials;

/// <summary>
/// Looks at what models wrote from passages, as the store keeps it: whether citations hold, and whether they declined where they
/// should. Asks no model.
/// </summary>
internal static class AnswerAudit
{
    /// <param name="candidate">Whose answers.</param>
    /// <param name="examples">What it was asked; what the store has no answer to is passed over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<AnswerChecks> OfAsync(
        DocumentCandidate candidate, IEnumerable<Example> examples, CancellationToken cancellationToken)
    {
        var read = new List<(bool IsUnanswerable, CitedAnswer Answer, CitationCheck Check)>();
        foreach (var example in examples)
        {
            if (await candidate.Answerer.TryRenderAsync(example, cancellationToken) is { } messages
                && await candidate.Answerer.Model.FindAnswerAsync(messages, cancellationToken) is { } written)
            {
                var answer = CitedAnswer.Parse(written);
                var passages = await candidate.Passages.FindAsync(example, cancellationToken);
                read.Add((DocumentQuestions.IsUnanswerable(example), answer, CitationCheck.Of(answer, passages)));
            }
        }

        var answers = read.Where(each => !each.Answer.Abstains).ToList();
        return new AnswerChecks
        {
            Candidate = candidate.Answerer.Candidate.Name,
            Answers = answers.Count,
            Cited = answers.Count(each => !each.Answer.Citations.IsEmpty),
            Existing = answers.Count(each => each.Check.Exist),
            Supported = answers.Count(each => each.Check.Holds),
            Answerable = read.Count(each => !each.IsUnanswerable),
            AnswerableAbstained = read.Count(each => !each.IsUnanswerable && each.Answer.Abstains),
            Unanswerable = read.Count(each => each.IsUnanswerable),
            UnanswerableAbstained = read.Count(each => each.IsUnanswerable && each.Answer.Abstains),
        };
    }
}
