namespace Rung.Core.Statistics;

/// <summary>What the bootstrap draws: whole groups where examples are clustered, otherwise examples.</summary>
internal sealed class ResamplingUnits
{
    private readonly Units _units;
    private readonly int[] _timesDrawn;
    private readonly int[] _multiplicities;

    public ResamplingUnits(int exampleCount, IReadOnlyList<string?>? groups)
    {
        _units = Units.Of(exampleCount, groups);
        _timesDrawn = new int[_units.Count];
        _multiplicities = new int[exampleCount];
    }

    public int Count => _units.Count;

    public int Groups => _units.Groups;

    /// <summary>Every unit once.</summary>
    public ReadOnlySpan<int> All()
    {
        _multiplicities.AsSpan().Fill(1);
        return _multiplicities;
    }

    /// <summary>As many units as there are, drawn with replacement. The span is overwritten by the next
    /// call.</summary>
    public ReadOnlySpan<int> Draw(SplitMix64 random)
    {
        Array.Clear(_timesDrawn);
        for (var i = 0; i < Count; i++)
        {
            _timesDrawn[random.Next(Count)]++;
        }

        return Spread();
    }

    /// <summary>Every unit but one. The span is overwritten by the next call.</summary>
    public ReadOnlySpan<int> AllBut(int unit)
    {
        Array.Fill(_timesDrawn, 1);
        _timesDrawn[unit] = 0;
        return Spread();
    }

    private ReadOnlySpan<int> Spread()
    {
        for (var i = 0; i < _multiplicities.Length; i++)
        {
            _multiplicities[i] = _timesDrawn[_units.OfExample[i]];
        }

        return _multiplicities;
    }
}
