using System.Collections.Immutable;
using System.Text;
using Rung.Core.Statistics;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>
/// Draws assumptions. The random number of a draw depends on the seed, the assumption's key and the draw's number alone:
/// threads do not matter, nor which other assumptions there are, and what is shared moves together.
/// </summary>
internal sealed class AssumptionSampler
{
    private readonly ImmutableArray<Quantity> _quantities;
    private readonly ulong[] _streams;

    public AssumptionSampler(ImmutableArray<Assumption> assumptions, ulong seed)
    {
        _quantities = [.. assumptions.Select(assumption => assumption.Value)];
        _streams = [.. assumptions.Select(assumption => StreamOf(assumption.Key, seed))];
    }

    public void Draw(int number, Span<double> values)
    {
        for (var i = 0; i < _quantities.Length; i++)
        {
            values[i] = _quantities[i].Kind is QuantityKind.Certain
                ? _quantities[i].Likely
                : _quantities[i].Quantile(CounterRandom.Uniform(_streams[i], number));
        }
    }

    public static ulong StreamOf(string key, ulong seed)
    {
        // FNV-1a: string.GetHashCode differs from run to run.
        var hash = 0xCBF29CE484222325;
        foreach (var letter in Encoding.UTF8.GetBytes(key))
        {
            hash = unchecked((hash ^ letter) * 0x100000001B3);
        }

        return SplitMix64.Derive(seed, hash).NextUInt64();
    }
}
