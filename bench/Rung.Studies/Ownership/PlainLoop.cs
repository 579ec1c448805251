using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Studies.Ownership;

/// <summary>
/// The realistic case in the most obvious way: one thread, draw after draw, each value looked up by its name. Only the random
/// numbers are those of the simulation, so that both see the same draws.
/// </summary>
internal sealed class PlainLoop
{
    private readonly OwnershipCase _question;
    private readonly (string Key, Quantity Value, ulong Stream)[] _assumptions;
    private readonly Dictionary<string, double[]> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _expected = new(StringComparer.Ordinal);

    public PlainLoop(OwnershipCase question)
    {
        _question = question;
        _assumptions =
        [
            .. new BoundCase(question).Assumptions.All
                .Select(assumption => (assumption.Key, assumption.Value, AssumptionSampler.StreamOf(assumption.Key, question.Seed))),
        ];
    }

    public int Assumptions => _assumptions.Length;

    public int Uncertain => _assumptions.Count(assumption => assumption.Value.Kind is not QuantityKind.Certain);

    public SortedDictionary<string, double> Run()
    {
        _outcomes.Clear();
        Record(_assumptions.ToDictionary(assumption => assumption.Key, assumption => assumption.Value.Expected), number: -1);
        for (var number = 0; number < _question.Draws; number++)
        {
            Record(Draw(number), number);
        }

        return PlainSummary.Of(_outcomes, _expected);
    }

    private Dictionary<string, double> Draw(int number)
    {
        var values = new Dictionary<string, double>(_assumptions.Length, StringComparer.Ordinal);
        foreach (var (key, value, stream) in _assumptions)
        {
            values[key] = value.Kind is QuantityKind.Certain ? value.Likely : value.Quantile(CounterRandom.Uniform(stream, number));
        }

        return values;
    }

    private void Record(Dictionary<string, double> values, int number)
    {
        var candidates = PlainCandidate.All(values);
        var (calls, growth) = (values["traffic.calls-per-month"], values["traffic.growth"]);
        foreach (var candidate in candidates)
        {
            var success = number < 0 ? candidate.Chance : IsSuccess(candidate, number) ? 1 : 0;
            var net = 0.0;
            var paid = candidate.OneOff;
            Put($"{candidate.Name}.one-off", number, paid);
            Put($"{candidate.Name}.first-month", number, candidate.MonthOf(calls));
            Put($"{candidate.Name}.cash.00", number, paid);
            var current = calls;
            for (var month = 1; month <= _question.Months; month++)
            {
                paid += (success * candidate.MonthOf(current)) + ((1 - success) * candidates[0].MonthOf(current));
                net += current * ((success * candidate.ValuePerCall) + ((1 - success) * candidates[0].ValuePerCall));
                Put($"{candidate.Name}.cash.{month:00}", number, paid);
                current *= 1 + growth;
            }

            Put($"{candidate.Name}.total", number, paid);
            Put($"{candidate.Name}.net", number, net - paid);
            Put($"{candidate.Name}.return", number, (net - paid) / paid);
            if (candidate.Name != candidates[0].Name)
            {
                Put($"{candidate.Name}.saving", number, Of("prompting.total", number) - paid);
                Put($"{candidate.Name}.gain", number, net - paid - Of("prompting.net", number));
                Put($"{candidate.Name}.break-even-month", number, PlainBreakEven.Month(candidate, candidates[0], calls, growth, _question.Horizon));
                Put($"{candidate.Name}.break-even-calls", number, PlainBreakEven.Calls(candidate, candidates[0], growth, _question.Months));
            }
        }
    }

    private bool IsSuccess(PlainCandidate candidate, int number) => candidate.Chance == 1
        || CounterRandom.Uniform(AssumptionSampler.StreamOf($"{candidate.Name}.success", _question.Seed), number) < candidate.Chance;

    private double Of(string name, int number) => number < 0 ? _expected[name] : _outcomes[name][number];

    private void Put(string name, int number, double value)
    {
        if (number < 0)
        {
            _expected[name] = value;
            return;
        }

        if (!_outcomes.TryGetValue(name, out var values))
        {
            _outcomes[name] = values = new double[_question.Draws];
        }

        values[number] = value;
    }
}
