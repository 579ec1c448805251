using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Value;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>A case whose assumptions have their places among a draw's values.</summary>
internal sealed class BoundCase
{
    private readonly AnswerValue? _value;
    private readonly int _calls;
    private readonly int _growth;
    private readonly int? _perCorrect;
    private readonly int? _perError;
    private readonly int? _perSecond;

    public BoundCase(OwnershipCase question)
    {
        Question = question;
        Incumbent = question.IncumbentIndex;
        _calls = Assumptions.Add(question.Traffic.CallsPerMonth);
        _growth = Assumptions.Add(question.Traffic.GrowthPerMonth);
        Candidates = [.. question.Candidates.Select(candidate => new BoundCandidate(candidate, Assumptions, question.Traffic))];
        _value = question.Value;
        _perCorrect = Assumptions.AddOptional(_value?.PerCorrect);
        _perError = Assumptions.AddOptional(_value?.PerError);
        _perSecond = Assumptions.AddOptional(_value?.PerSecond);
    }

    public OwnershipCase Question { get; }

    public AssumptionTable Assumptions { get; } = new();

    public BoundCandidate[] Candidates { get; }

    public int Incumbent { get; }

    /// <summary>Whether what answers earn is known of all candidates, so that nets can be compared.</summary>
    public bool KnowsNet => _value is not null && Candidates.All(candidate => candidate.Quality is not null);

    public DrawnCase NewDraw() => new(Candidates.Length);

    /// <summary>The case at the expected values.</summary>
    public DrawnCase Expected()
    {
        var values = new double[Assumptions.Count];
        Assumptions.Expect(values);
        var drawn = NewDraw();
        Evaluate(values, drawn);
        return drawn;
    }

    public void Evaluate(ReadOnlySpan<double> values, DrawnCase drawn)
    {
        drawn.Calls = values[_calls];
        drawn.Growth = values[_growth];
        for (var i = 0; i < Candidates.Length; i++)
        {
            Candidates[i].Evaluate(values, drawn.Costs[i]);
            drawn.ValuePerCall[i] = ValuePerCall(Candidates[i], values);
        }
    }

    /// <summary>What one more correct answer changes: what it earns, and the error that it is not.</summary>
    public double StakeOf(ReadOnlySpan<double> values) => ValueAt(values, _perCorrect) + ValueAt(values, _perError);

    private double ValuePerCall(BoundCandidate candidate, ReadOnlySpan<double> values)
    {
        if (_value is null || candidate.Quality is not { } quality)
        {
            return double.NaN;
        }

        var lateness = candidate.LatencySeconds is { } latency ? Math.Max(0, values[latency] - _value.FreeSeconds) : 0;
        return AnswerValue.PerCall(
            values[quality], ValueAt(values, _perCorrect), ValueAt(values, _perError), lateness, ValueAt(values, _perSecond));
    }

    private static double ValueAt(ReadOnlySpan<double> values, int? place) => place is { } index ? values[index] : 0;
}
