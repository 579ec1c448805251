using Rung.Core.Economics.BreakEven;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>Makes all draws of a case. Each is written to its own place, so that the number of threads changes nothing.</summary>
internal sealed class CaseDraws
{
    private const int ChunkSize = 512;

    private readonly BoundCase _bound;
    private readonly AssumptionSampler _sampler;
    private readonly ulong[] _fortunes;

    private CaseDraws(BoundCase bound)
    {
        var question = bound.Question;
        _bound = bound;
        _sampler = bound.Assumptions.ToSampler(question.Seed);
        _fortunes = [.. question.Candidates.Select(candidate => AssumptionSampler.StreamOf($"{candidate.Name}.success", question.Seed))];
        Candidates = [.. question.Candidates.Select(_ => new CandidateDraws(question.Draws, question.Months))];
    }

    public CandidateDraws[] Candidates { get; }

    public static CaseDraws Of(BoundCase bound)
    {
        var all = new CaseDraws(bound);
        var draws = bound.Question.Draws;
        var chunks = (draws + ChunkSize - 1) / ChunkSize;
        Parallel.For(0, chunks, chunk => all.Fill(chunk * ChunkSize, Math.Min((chunk + 1) * ChunkSize, draws)));
        return all;
    }

    private void Fill(int first, int end)
    {
        var values = new double[_bound.Assumptions.Count];
        var drawn = _bound.NewDraw();
        for (var number = first; number < end; number++)
        {
            _sampler.Draw(number, values);
            _bound.Evaluate(values, drawn);
            for (var candidate = 0; candidate < Candidates.Length; candidate++)
            {
                Record(number, candidate, drawn);
            }
        }
    }

    private void Record(int number, int candidate, DrawnCase drawn)
    {
        var question = _bound.Question;
        var into = Candidates[candidate];
        var own = drawn.Costs[candidate];
        var served = Succeeds(candidate, number) ? candidate : _bound.Incumbent;
        into.OneOff[number] = own.OneOff;
        into.FirstMonth[number] = own.MonthOf(drawn.Calls);
        into.Total[number] = own.OneOff + drawn.RunningOf(served, question.Months);
        into.Net[number] = drawn.EarningsOf(served, question.Months) - into.Total[number];
        RecordCash(number, into, own.OneOff, drawn, served);
        if (candidate != _bound.Incumbent)
        {
            var incumbent = drawn.Costs[_bound.Incumbent];
            into.BreakEvenMonth[number] = BreakEvenMonth.Of(own, incumbent, drawn.Calls, drawn.Growth, question.Horizon);
            into.BreakEvenCalls[number] = BreakEvenVolume.Of(own, incumbent, drawn.Growth, question.Months);
        }
    }

    private static void RecordCash(int number, CandidateDraws into, double oneOff, DrawnCase drawn, int served)
    {
        var paid = oneOff;
        var calls = drawn.Calls;
        into.Cash[0][number] = paid;
        for (var month = 1; month < into.Cash.Length; month++)
        {
            paid += drawn.Costs[served].MonthOf(calls);
            into.Cash[month][number] = paid;
            calls *= 1 + drawn.Growth;
        }
    }

    private bool Succeeds(int candidate, int number)
    {
        var chance = _bound.Candidates[candidate].SuccessProbability;
        return chance >= 1 || CounterRandom.Uniform(_fortunes[candidate], number) < chance;
    }
}
