using System.Collections.Immutable;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Calls;

/// <summary>The tokens of a call whose assumptions have their places among a draw's values.</summary>
internal sealed class BoundUse
{
    private const int Kinds = 5;

    /// <summary>Input, the share read from the cache, the share written to it, output, reasoning: as a sample orders them.</summary>
    private readonly int?[] _places;
    private readonly double[] _expected;
    private readonly ImmutableArray<ImmutableArray<double>> _slopes;

    public BoundUse(TokenUse use, AssumptionTable assumptions, Traffic traffic)
    {
        Assumption?[] kinds = [use.Input, use.CachedShare ?? traffic.CachedShare, use.CacheWriteShare, use.Output, use.Reasoning];
        _places = [.. kinds.Select(assumptions.AddOptional)];
        _expected = [.. kinds.Select(kind => kind?.Value.Expected ?? 0)];
        _slopes = use.Slopes;
    }

    public DrawnTokens Of(ReadOnlySpan<double> values)
    {
        Span<double> tokens = stackalloc double[Kinds];
        for (var kind = 0; kind < Kinds; kind++)
        {
            tokens[kind] = _places[kind] is { } place ? Math.Max(0, values[place] + Moved(kind, values)) : 0;
        }

        var cached = Math.Min(1, tokens[1]);
        return new(tokens[0], cached, Math.Min(tokens[2], 1 - cached), tokens[3], tokens[4]);
    }

    /// <summary>How far the kinds before it take a kind with them.</summary>
    private double Moved(int kind, ReadOnlySpan<double> values)
    {
        var moved = 0.0;
        if (!_slopes.IsEmpty)
        {
            for (var before = 0; before < kind; before++)
            {
                moved += _places[before] is { } place ? _slopes[kind][before] * (values[place] - _expected[before]) : 0;
            }
        }

        return moved;
    }
}
