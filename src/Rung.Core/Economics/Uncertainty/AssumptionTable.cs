namespace Rung.Core.Economics.Uncertainty;

/// <summary>All assumptions of a calculation, each once, with its place among a draw's values.</summary>
internal sealed class AssumptionTable
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<Assumption> _assumptions = [];

    public int Count => _assumptions.Count;

    public IReadOnlyList<Assumption> All => _assumptions;

    /// <summary>The place of an assumption.</summary>
    /// <exception cref="EconomicsException">Its key already stands for another quantity.</exception>
    public int Add(Assumption assumption)
    {
        if (_places.TryGetValue(assumption.Key, out var place))
        {
            var first = _assumptions[place].Value;
            return first == assumption.Value
                ? place
                : throw new EconomicsException(assumption.Key, $"{first} and {assumption.Value}", "one quantity for one key");
        }

        _places.Add(assumption.Key, _assumptions.Count);
        _assumptions.Add(assumption);
        return _assumptions.Count - 1;
    }

    public int? AddOptional(Assumption? assumption) => assumption is null ? null : Add(assumption);

    /// <summary>The expected value of every assumption.</summary>
    public void Expect(Span<double> values)
    {
        for (var i = 0; i < _assumptions.Count; i++)
        {
            values[i] = _assumptions[i].Value.Expected;
        }
    }

    /// <summary>What makes draws, each on its own, in any order, on any thread.</summary>
    public AssumptionSampler ToSampler(ulong seed) => new([.. _assumptions], seed);
}
