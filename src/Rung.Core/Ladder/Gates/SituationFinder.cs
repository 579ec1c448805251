using System.Collections.Immutable;
using System.Globalization;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;
using Rung.Core.Economics.Value;

namespace Rung.Core.Ladder.Gates;

/// <summary>Adds what the measured candidates say to what is known already. A measurement goes before an answer.</summary>
internal static class SituationFinder
{
    public static Situation Of(VerdictInput input, DistillationForecast? student)
    {
        var given = input.Situation with { Bar = input.Bar };
        MeasuredCandidate[] measured = [.. input.Candidates.Where(candidate => candidate.Test is not null || candidate.Dev is not null)];
        MeasuredCandidate[] prompts = [.. measured.Where(candidate => candidate.Candidate is { Rung: RungKind.Prompt, IsDeployable: true })];
        var best = prompts.Where(prompt => prompt.Test is not null).MaxBy(prompt => prompt.Test!.Value.Value);
        var retrieval = measured
            .Where(candidate => candidate is { Candidate: { Rung: RungKind.Retrieve, IsDeployable: true }, Latency: not null })
            .MaxBy(candidate => (candidate.Test ?? candidate.Dev)!.Value.Value);
        var found = given with
        {
            Prompts = Fact.Measured(prompts.Length, "this climb"),
            PromptClears = best is null ? null : Fact.Measured(StateOf(best, input.Bar), Quality(best)),
            PromptQuality = best is null ? null : Fact.Measured(best.Test!.Value.Value, Quality(best)),
            PromptP95Ms = (best?.Latency is { } latency ? Fact.Measured(latency.P95, best.Candidate.Name) : null).Or(given.PromptP95Ms),
            RetrievalP95Ms = (retrieval is null ? null : Fact.Measured(retrieval.Latency!.P95, retrieval.Candidate.Name)).Or(given.RetrievalP95Ms),
            Teacher = TeacherOf(input).Or(given.Teacher),
            ProbabilityPays = PaysOf(input, student),
        };
        return found with { Signal = SignalFinder.Find(input, found).Or(given.Signal) };
    }

    /// <summary>Of quality alone: a slow or dear answer is still a good one.</summary>
    public static GateState StateOf(MeasuredCandidate candidate, Bar bar)
    {
        if (bar.Quality is not { } quality)
        {
            return GateState.Unknown;
        }

        return BarRule.StandingOf(candidate, new Bar { Quality = quality }) switch
        {
            Standing.Clears => GateState.Open,
            Standing.Misses => GateState.Closed,
            _ => GateState.Unknown,
        };
    }

    private static Known<GateState>? TeacherOf(VerdictInput input)
    {
        var teacher = input.Candidates
            .Where(candidate => candidate is { State: CandidateState.Finalist, Test: not null, CostPerCall.Usd: > 0, Candidate.IsDeployable: true })
            .Where(candidate => candidate.Candidate.Rung is not RungKind.Distill)
            .MaxBy(candidate => candidate.Test!.Value.Value);
        if (teacher is null)
        {
            return null;
        }

        // With no bar the best model is what a student has to match.
        return Fact.Measured(input.Bar.Quality is null ? GateState.Open : StateOf(teacher, input.Bar), Quality(teacher));
    }

    /// <summary>A student that was measured goes before one that is only reckoned with.</summary>
    private static ImmutableSortedDictionary<Remedy, double> PaysOf(VerdictInput input, DistillationForecast? student)
    {
        var pays = input.Situation.ProbabilityPays.ToBuilder();
        Add(Remedy.FineTuning, MeasuredPays(input, candidate => candidate.Rung is RungKind.Tune && candidate.Approach is not Approach.EmbeddingTuning));
        Add(Remedy.Distillation, MeasuredPays(input, candidate => candidate.Rung is RungKind.Distill) ?? student?.IfAsGood.ProbabilityCheaper);
        return pays.ToImmutable();

        void Add(Remedy remedy, double? probability)
        {
            if (probability is { } known)
            {
                pays.TryAdd(remedy, known);
            }
        }
    }

    /// <summary>The best of some candidates against the best that is neither tuned nor distilled, where the cost of both is known.</summary>
    private static double? MeasuredPays(VerdictInput input, Func<Candidate, bool> isOne)
    {
        if (input.Ownership is not { } ownership)
        {
            return null;
        }

        var names = ownership.Candidates.Select(candidate => candidate.Name).ToHashSet(StringComparer.Ordinal);
        var reckoned = input.Candidates.Where(candidate => candidate.Test is not null && names.Contains(candidate.Candidate.Name)).ToArray();
        var one = reckoned.Where(candidate => isOne(candidate.Candidate)).MaxBy(candidate => candidate.Test!.Value.Value);
        var other = reckoned.Where(candidate => candidate.Candidate.Rung is RungKind.Prompt or RungKind.Retrieve).MaxBy(candidate => candidate.Test!.Value.Value);
        return one is null || other is null
            ? null
            : OwnershipSimulation.Run(ownership with { Incumbent = other.Candidate.Name }).Against(one.Candidate.Name).ProbabilityCheaper;
    }

    private static string Quality(MeasuredCandidate candidate)
    {
        var test = candidate.Test!.Value;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"'{candidate.Candidate.Name}' reaches {test.Value:0.000} [{test.Interval.Low:0.000}, {test.Interval.High:0.000}], n = {test.Count}");
    }
}
