using System.Collections.Immutable;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Ladder;

/// <summary>Who earns most, where no bar says what is good enough and the team says what answers are worth.</summary>
internal sealed record NetChoice(MeasuredCandidate Chosen, OwnershipForecast Forecast)
{
    /// <summary>
    /// The lowest rung's best earner, until one of a higher rung earns more with a decisive probability;
    /// <see langword="null"/>: a value, a quality or a cost is unknown.
    /// </summary>
    /// <param name="input">Holds the case of ownership.</param>
    /// <param name="eligible">Those that may be chosen, lowest rung first.</param>
    public static NetChoice? Among(VerdictInput input, ImmutableArray<MeasuredCandidate> eligible)
    {
        if (input.Ownership is not { Value: not null } ownership
            || !eligible.All(candidate => ownership.Candidates.Any(owned => owned.Name == candidate.Candidate.Name && owned.Quality is not null)))
        {
            return null;
        }

        var question = ownership with
        {
            Candidates = [.. ownership.Candidates.Where(owned => eligible.Any(candidate => candidate.Candidate.Name == owned.Name))],
            Incumbent = eligible[0].Candidate.Name,
        };
        var forecast = OwnershipSimulation.Run(question);
        var chosen = eligible[0];
        foreach (var rung in eligible.GroupBy(candidate => candidate.Candidate.Rung).OrderBy(rung => rung.Key))
        {
            var best = rung.MaxBy(candidate => forecast.Of(candidate.Candidate.Name).Net!.Expected)!;
            if (best == chosen || best.Candidate.Rung == chosen.Candidate.Rung)
            {
                chosen = best;
            }
            else
            {
                var against = OwnershipSimulation.Run(question with { Incumbent = chosen.Candidate.Name });
                chosen = against.Against(best.Candidate.Name).ProbabilityBetterNet >= input.Policy.Ownership.Decisive ? best : chosen;
            }
        }

        return new(chosen, OwnershipSimulation.Run(question with { Incumbent = chosen.Candidate.Name }));
    }
}
